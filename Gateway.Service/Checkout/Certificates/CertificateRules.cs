using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Checkout.Certificates;

/// <summary>What stands against issuing a certificate. Pure.</summary>
internal static class CertificateRules
{
    /// <summary>Every mistake of the form, in the order of its fields; none: it may be issued.</summary>
    public static IReadOnlyList<CertificateProblem> Check(CertificateRequest request, CertificateForm form, DateOnly today) =>
    [
        .. Text("product", request.Product, 40, new("产品名称", "product")),
        .. Text("quantity", request.Quantity, 20, new("数量（重量）", "quantity")),
        .. Text("origin", request.Origin, 60, new("产地", "place of origin")),
        .. Text("producer", request.Producer, 60, new("生产者", "producer")),
        .. Text("contact", request.Contact, 30, new("联系方式", "contact")),
        .. Date(request.Date, today),
        .. Commitments(request.Commitments ?? [], form),
        .. Bases(request.Bases ?? [], form),
    ];

    private static IEnumerable<CertificateProblem> Text(string field, string? text, int longest, Bilingual name)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return new(field, new($"请填写{name.Zh}", $"Fill in the {name.En}"));
        else if (text.Trim().Length > longest)
            yield return new(field, new($"{name.Zh}最多 {longest} 个字", $"The {name.En} may have {longest} characters at most"));
        else if (text.Any(char.IsControl))
            yield return new(field, new($"{name.Zh}里不能有换行", $"The {name.En} must be one line"));
    }

    private static IEnumerable<CertificateProblem> Date(DateOnly? date, DateOnly today)
    {
        if (date > today)
            yield return new("date", new("开具日期不能晚于今天", "The day of issue must not be later than today"));
    }

    private static IEnumerable<CertificateProblem> Commitments(IReadOnlyList<string> ticked, CertificateForm form)
    {
        if (form.Commitments.Any(choice => !ticked.Contains(choice.Code)))
            yield return new("commitments", new("两项承诺都要勾选，否则不能开具", "Both promises must be ticked, otherwise no certificate may be issued"));
        if (ticked.FirstOrDefault(code => form.Commitments.All(choice => choice.Code != code)) is { } unknown)
            yield return new("commitments", new($"没有这项承诺：{unknown}", $"There is no promise {unknown}"));
    }

    private static IEnumerable<CertificateProblem> Bases(IReadOnlyList<string> ticked, CertificateForm form)
    {
        if (ticked.Count == 0)
            yield return new("bases", new("请至少勾选一项承诺依据", "Tick at least one basis"));
        if (ticked.FirstOrDefault(code => form.Bases.All(choice => choice.Code != code)) is { } unknown)
            yield return new("bases", new($"没有这项依据：{unknown}", $"There is no basis {unknown}"));
    }
}

/// <summary>One mistake of a form.</summary>
internal sealed record CertificateProblem(string Field, Bilingual Message);
