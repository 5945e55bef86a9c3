using System.Globalization;
using EdgeGateway.Protocols.EscPos;
using static EdgeGateway.Protocols.EscPos.ReceiptPart;

namespace EdgeGateway.Service.Checkout.Certificates;

/// <summary>From a committed certificate to paper. Pure.</summary>
internal static class CertificateComposer
{
    /// <param name="certificate">As read from the ledger.</param>
    /// <param name="people">Producer and contact in clear.</param>
    /// <param name="form">Words of the form.</param>
    /// <param name="copy">0 for the first paper, 1 and up for reprints.</param>
    public static ReceiptDocument Compose(CommittedCertificate certificate, (string Producer, string Contact) people, CertificateForm form, int copy)
    {
        var data = certificate.Data;
        return new(
        [
            new Line(form.Title.Zh, TextAlign.Centre, Bold: true, TextSize.Tall),
            .. copy > 0 ? [new Line($"【补打 第{copy}次】", TextAlign.Centre, Bold: true)] : Array.Empty<ReceiptPart>(),
            new Rule(),
            new Line(form.Promise.Zh),
            .. Boxes(form.Commitments, data.Commitments),
            new Line(form.BasisTitle.Zh),
            .. Boxes(form.Bases, data.Bases),
            new Rule(),
            new Line($"产品名称：{data.Product}", Bold: true),
            new Line($"数量（重量）：{data.Quantity}"),
            new Line($"产地：{data.Origin}"),
            new Line($"生产者：{people.Producer}"),
            new Line($"联系方式：{people.Contact}"),
            new Line($"开具日期：{data.Date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}"),
            new Line("生产者盖章（签名）："),
            new Feed(2),
            new Rule(),
            new Line(form.Truth.Zh),
            new QrCode(QrText(certificate)),
            new Line($"验证码 {certificate.Code}", TextAlign.Centre),
            new Feed(1),
            new Cut(),
        ]);
    }

    /// <summary>What the QR code says: enough for a phone without network, and the code to ask the store with. No person.</summary>
    public static string QrText(CommittedCertificate certificate) => string.Create(CultureInfo.InvariantCulture,
        $"EGC1:{certificate.Data.CertificateId}:{certificate.Code}:{certificate.Data.Product}:{certificate.Data.Quantity}:{certificate.Data.Date:yyyy-MM-dd}");

    private static IEnumerable<ReceiptPart> Boxes(IReadOnlyList<CertificateChoice> choices, IReadOnlyList<string> ticked) =>
        choices.Select(choice => new Line($"{(ticked.Contains(choice.Code) ? '■' : '□')}{choice.Zh}"));
}
