using EdgeGateway.Service.Checkout.Certificates;

namespace EdgeGateway.Service.Tests.Checkout.Certificates;

public sealed class CertificateRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static CertificateRequest Filled => CertificateBench.Filled;

    private static readonly (string Field, Func<CertificateRequest, CertificateRequest> Spoil)[] Spoilt =
    [
        ("product", form => form with { Product = " " }),
        ("product", form => form with { Product = null }),
        ("product", form => form with { Product = new string('瓜', 41) }),
        ("product", form => form with { Product = "黄\n瓜" }),
        ("quantity", form => form with { Quantity = "" }),
        ("origin", form => form with { Origin = null }),
        ("producer", form => form with { Producer = null }),
        ("contact", form => form with { Contact = new string('0', 31) }),
        ("date", form => form with { Date = Today.AddDays(1) }),
        ("commitments", form => form with { Commitments = null }),
        ("commitments", form => form with { Commitments = ["no-banned"] }),
        ("commitments", form => form with { Commitments = ["no-banned", "within-limits", "tasty"] }),
        ("bases", form => form with { Bases = [] }),
        ("bases", form => form with { Bases = ["hope"] }),
    ];

    public static TheoryData<int> Mistakes => [.. Enumerable.Range(0, Spoilt.Length)];

    [Fact]
    public void Check_FilledForm_HasNoMistake() => Assert.Empty(CertificateRules.Check(Filled with { Date = Today }, CertificateForm.Current, Today));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Check_OneMistake_IsNamedInTwoLanguages(int mistake)
    {
        var (field, spoil) = Spoilt[mistake];
        var problem = Assert.Single(CertificateRules.Check(spoil(Filled), CertificateForm.Current, Today));
        Assert.Equal(field, problem.Field);
        Assert.NotEmpty(problem.Message.Zh);
        Assert.NotEmpty(problem.Message.En);
    }

    [Fact]
    public void Check_EmptyForm_NamesEveryField() => Assert.Equal(
        ["product", "quantity", "origin", "producer", "contact", "commitments", "bases"],
        CertificateRules.Check(new CertificateRequest(), CertificateForm.Current, Today).Select(problem => problem.Field));

    [Fact]
    public void Form_OfTheMinistry_HasTwoPromisesAndThreeBases()
    {
        Assert.Equal(["no-banned", "within-limits"], CertificateForm.Current.Commitments.Select(choice => choice.Code));
        Assert.Equal(["quality-control", "own-test", "commissioned-test"], CertificateForm.Current.Bases.Select(choice => choice.Code));
        Assert.Contains("农业农村部令2025年第4号", CertificateForm.Current.Source, StringComparison.Ordinal);
    }
}
