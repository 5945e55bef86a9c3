using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Reversals;
using EdgeGateway.Service.Checkout.Stock;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class StockTests : IAsyncDisposable
{
    private readonly LedgerBench _bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private StockDesk Desk => new(_bench.Journal.Store, _bench.Goods, LedgerBench.Store, _bench.Clerk, _bench.Clock);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task ReceiveAsync_Delivery_KeepsEveryLegalFieldWithItsEvent()
    {
        var result = await Desk.ReceiveAsync(Request(new StockRequestLine(Shelf.UnitCode, 40, "20261001", "农药生许（示范）1")) with { SupplierLicence = "农药经许（示范）111", Document = "SH-1" }, Cancel);
        Assert.Equal(1, result.Answer?.Seq);
        var (type, data) = _bench.Newest();
        Assert.Equal(EventTypes.StockReceived, type);
        Assert.Equal(("样例农资公司", "0571-00000000", "农药经许（示范）111", "SH-1"),
            (data.GetProperty("supplier").GetString(), data.GetProperty("supplierContact").GetString(), data.GetProperty("supplierLicence").GetString(), data.GetProperty("document").GetString()));
        var line = data.GetProperty("lines")[0];
        Assert.Equal(("P001", "PD00260001", "样例农化一厂", "农药生许（示范）1", "20261001", 40),
            (line.GetProperty("productCode").GetString(), line.GetProperty("registrationNumber").GetString(), line.GetProperty("producer").GetString(),
                line.GetProperty("producerLicence").GetString(), line.GetProperty("batch").GetString(), line.GetProperty("quantity").GetInt32()));
        var kept = Assert.Single(Desk.Latest(5));
        Assert.Equal(("样例农资公司", 40, new DateOnly(2026, 11, 24)), (kept.Supplier, kept.Lines[0].Quantity, kept.Date));
    }

    [Fact]
    public async Task Levels_AfterStockSalesAndReturns_AddUp()
    {
        await Desk.ReceiveAsync(Request(new StockRequestLine("P001", 10), new StockRequestLine("Q001", 5)), Cancel);
        var sale = await _bench.RecordAsync();
        await _bench.Reversals.ReturnAsync(sale.Id, [new ReturnLine(2, 1)], "x", Cancel);
        var levels = Desk.Levels().ToDictionary(level => level.ProductCode);
        Assert.Equal((10L, 2L, 1L, 9L), (levels["P001"].Received, levels["P001"].Sold, levels["P001"].Returned, levels["P001"].OnShelf));
        Assert.Equal(-1, levels["P003"].OnShelf);
        Assert.Equal((5L, 0L), (levels["Q001"].OnShelf, levels["F001"].OnShelf));
        Assert.Equal(Shelf.Catalogue.Products.Count, levels.Count);
    }

    [Fact]
    public async Task ReceiveAsync_Mistakes_AreAllListedAndNothingIsRecorded()
    {
        var result = await Desk.ReceiveAsync(
            new StockRequest { Supplier = "", SupplierContact = " ", Date = new DateOnly(2027, 1, 1), Lines = [new("X999", 1), new("Q001", 0), new(Shelf.BannedEan, 3)] }, Cancel);
        Assert.Null(result.Answer);
        Assert.Equal(6, result.Errors.Count);
        foreach (var part in new[] { "supplier:", "supplierContact:", "date:", "line 1: 'X999'", "line 2:", "line 3:" })
            Assert.Contains(result.Errors, error => error.StartsWith(part, StringComparison.Ordinal));
        Assert.Equal(0, _bench.Journal.Store.LastSeq);
    }

    [Fact]
    public async Task ReceiveAsync_NothingOrJournalClosed_SaysSo()
    {
        Assert.Contains("nothing came in", Assert.Single((await Desk.ReceiveAsync(Request(), Cancel)).Errors), StringComparison.Ordinal);
        await _bench.Journal.Store.DisposeAsync();
        var result = await Desk.ReceiveAsync(Request(new StockRequestLine("Q001", 1)), Cancel);
        Assert.Equal((null, false), (result.Answer, result.Written));
    }

    private static StockRequest Request(params StockRequestLine[] lines) => new() { Supplier = "样例农资公司", SupplierContact = "0571-00000000", Lines = lines };
}
