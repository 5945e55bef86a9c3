using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Service.Checkout.Certificates;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Receipts;
using EdgeGateway.Service.Tests.Checkout.Certificates;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>Receipts as pictures of paper. With EDGEGATEWAY_PICTURES they are kept for people to look at.</summary>
public sealed class ReceiptPictureTests : IAsyncDisposable
{
    private readonly LedgerBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData(58)]
    [InlineData(80)]
    public async Task Png_OfASale_IsAPictureOfThePaper(int millimetres)
    {
        var sale = await _bench.RecordAsync() with { BuyerName = "𠮷**" };
        var profile = PrinterProfile.OfPaper(millimetres);
        var picture = ReceiptText.Png(ReceiptComposer.Compose(sale, copy: 0), profile);
        Keep($"receipt-{millimetres}", picture);
        Assert.Equal(profile.Dots + 56, (picture[18] << 8) + picture[19]);
        Assert.InRange((picture[22] << 8) + picture[23], 600, 2400);
        Assert.Contains(ReceiptText.Lines(ReceiptComposer.Compose(sale, copy: 0), profile), line => line.Contains("购买人 𠮷**", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Png_OfACertificate_IsAPictureOfThePaper()
    {
        await using var bench = new CertificateBench();
        var view = await bench.IssueAsync();
        var one = bench.Ledger.Find(view.Id)!;
        var picture = ReceiptText.Png(CertificateComposer.Compose(one, bench.Ledger.PeopleOf(one), CertificateForm.Current, copy: 0), PrinterProfile.Paper58);
        Keep("certificate-58", picture);
        Assert.InRange((picture[22] << 8) + picture[23], 600, 2400);
    }

    private static void Keep(string name, byte[] picture)
    {
        if (Environment.GetEnvironmentVariable("EDGEGATEWAY_PICTURES") is { Length: > 0 } folder)
            File.WriteAllBytes(Path.Combine(folder, $"{name}.png"), picture);
    }
}
