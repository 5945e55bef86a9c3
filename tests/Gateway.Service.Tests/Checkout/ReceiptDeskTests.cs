using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Receipts;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class ReceiptDeskTests : IAsyncDisposable
{
    private readonly LedgerBench _bench = new();
    private readonly SaleBoard _board;
    private readonly ReceiptDesk _desk;
    private readonly List<ReceiptDocument> _papers = [];
    private Func<Task<PrintResult>> _printer = () => Task.FromResult(new PrintResult(PrintOutcome.Printed));

    public ReceiptDeskTests()
    {
        _board = new SaleBoard(_bench.Ledger);
        _desk = new ReceiptDesk(_bench.Ledger, _bench.Reversals, _board, Print, _bench.Clock, _bench.Journal.Logs.CreateLogger<ReceiptDesk>());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _desk.StopAsync(CancellationToken.None);
        _desk.Dispose();
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task Print_ProcessedOnly_IsSaidToBeProbableAndNotPrinted()
    {
        _printer = () => Task.FromResult(new PrintResult(PrintOutcome.Probable, null, PrintProof.Processed));
        var sale = await PrintedSaleAsync();
        Assert.Equal(PaperState.Probable, SaleViews.PaperOf(_bench.Ledger.Find(sale.Id)!.Receipts));
        Assert.Equal("可能已打印", EdgeGateway.Service.Web.Till.TickWords.Of(PaperState.Probable).Word.Zh);
    }

    [Fact]
    public async Task Print_PrinterProvesIt_IsKeptAsPrinted()
    {
        var sale = await PrintedSaleAsync();
        var fact = Assert.Single(_bench.Ledger.Find(sale.Id)!.Receipts);
        Assert.Equal((0, PrintOutcome.Printed, null), (fact.Copy, fact.Outcome, fact.Trouble));
        Assert.Equal([PrintOutcome.Printed], _board.Latest[0].Receipts.Select(one => one.Outcome));
    }

    [Theory]
    [InlineData(PrintOutcome.Failed)]
    [InlineData(PrintOutcome.Unknown)]
    public async Task Print_PrinterInTrouble_CostsAMarkAndIsNotTriedAgain(PrintOutcome outcome)
    {
        _printer = () => Task.FromResult(new PrintResult(outcome, new Trouble("printer.paper-out", new("缺纸", "No paper"), new("装纸", "Refill"))));
        var sale = await PrintedSaleAsync();
        Assert.Equal((outcome, "printer.paper-out"), (_bench.Ledger.Find(sale.Id)!.Receipts[0].Outcome, _bench.Ledger.Find(sale.Id)!.Receipts[0].Trouble));
        Assert.Single(_papers);
    }

    [Fact]
    public async Task Reprint_IsMarkedAndCounted()
    {
        var sale = await PrintedSaleAsync();
        for (var copy = 1; copy <= 2; copy++)
        {
            _desk.Reprint(sale.Id);
            await Wait.UntilAsync(() => !_desk.IsWaiting(sale.Id));
            Assert.Contains(_papers[copy].Parts.OfType<ReceiptPart.Line>(), line => line.Text == $"【补打 第{copy}次】");
        }
        Assert.Equal([0, 1, 2], _bench.Ledger.Find(sale.Id)!.Receipts.Select(fact => fact.Copy));
    }

    [Fact]
    public async Task Reprint_OfASaleWhoseFirstPaperNobodyKnows_IsStillMarked()
    {
        var sale = await _bench.RecordAsync();
        await _desk.StartAsync(Cancel);
        _desk.Reprint(sale.Id);
        await Wait.UntilAsync(() => _papers.Count == 1 && !_desk.IsWaiting(sale.Id));
        Assert.Equal(1, Assert.Single(_bench.Ledger.Find(sale.Id)!.Receipts).Copy);
    }

    [Fact]
    public async Task Reprint_WhileAPaperIsOnItsWay_DoesNothing()
    {
        var gate = new TaskCompletionSource<PrintResult>();
        _printer = () => gate.Task;
        var sale = await _bench.RecordAsync();
        await _desk.StartAsync(Cancel);
        _desk.Print(sale.Id);
        _desk.Reprint(sale.Id);
        _desk.Reprint(sale.Id);
        gate.SetResult(new PrintResult(PrintOutcome.Printed));
        await Wait.UntilAsync(() => !_desk.IsWaiting(sale.Id));
        Assert.Single(_papers);
    }

    [Fact]
    public async Task Print_DriverThrows_TheNextReceiptStillPrints()
    {
        _printer = () => throw new InvalidOperationException("driver bug");
        var sale = await PrintedSaleAsync();
        Assert.Equal(PaperState.Unknown, SaleViews.PaperOf(_bench.Ledger.Find(sale.Id)!.Receipts));
        _printer = () => Task.FromResult(new PrintResult(PrintOutcome.Printed));
        _desk.Reprint(sale.Id);
        await Wait.UntilAsync(() => _board.Latest[0].Receipts.Count == 1);
        Assert.Contains(_bench.Logs.All, line => line.Contains("driver bug", StringComparison.Ordinal));
    }

    private async Task<CommittedSale> PrintedSaleAsync()
    {
        var sale = await _bench.RecordAsync();
        await _desk.StartAsync(Cancel);
        _desk.Print(sale.Id);
        await Wait.UntilAsync(() => !_desk.IsWaiting(sale.Id));
        return sale;
    }

    private Task<PrintResult> Print(ReceiptDocument document, CancellationToken stopping)
    {
        _papers.Add(document);
        return _printer();
    }
}
