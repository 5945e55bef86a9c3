using EdgeGateway.Service.Checkout.Reports;
using EdgeGateway.Service.Checkout.Reversals;
using EdgeGateway.Service.Tests.Checkout;
using EdgeGateway.Service.Web.Reports;

namespace EdgeGateway.Service.Tests.Web.Reports;

public sealed class StoreSheetTests : IAsyncDisposable
{
    private readonly LedgerBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Of_TheBytesOfAReport_HasEveryFigureOnce()
    {
        var sale = await _bench.RecordAsync();
        await _bench.Reversals.ReturnAsync(sale.Id, [new ReturnLine(2, 1)], "质量问题", TestContext.Current.CancellationToken);
        var report = await new ReportDesk(_bench.Journal.Store, LedgerBench.Store, _bench.Clock).GetAsync(ReportPeriod.Of(ReportPeriod.Weekly, new DateOnly(2026, 11, 24))!, TestContext.Current.CancellationToken);

        var sheet = StoreSheet.Of(report.Body);

        Assert.StartsWith("示范农资店", sheet.Store, StringComparison.Ordinal);
        var lines = sheet.Groups.SelectMany(group => group.Lines).ToDictionary(line => line.Name.En);
        Assert.Equal(("1 笔", "/ 1", "100.0%"), (lines["Sales with verified identity"].Count, lines["Sales with verified identity"].Of, lines["Sales with verified identity"].Share));
        Assert.Equal(("9.0 s", "9000 / 1"), (lines["Checkout time"].Count, lines["Checkout time"].Of));
        var rows = EdgeGateway.Service.Checkout.Tables.CsvReader.Read(EdgeGateway.Service.Checkout.Tables.CsvReader.TextOf(report.Body)).Count;
        Assert.Equal(rows - 3, lines.Count + sheet.Products.Count * 3);
        Assert.Contains(sheet.Products, product => product is { Code: "P001", Sold: "2", Returned: "1", Amount: "12.5" or "12.50" });
    }
}
