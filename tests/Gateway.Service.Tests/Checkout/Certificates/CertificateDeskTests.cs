using EdgeGateway.Devices.ReceiptPrinter;
using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Certificates;
using EdgeGateway.Service.Checkout.Receipts;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Checkout.Certificates;

public sealed class CertificateDeskTests : IAsyncDisposable
{
    private readonly CertificateBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Issue_Filled_IsPrintedWithEverythingTheLawNames()
    {
        var view = await PrintedAsync();
        Assert.Equal(PaperState.Printed, _bench.Desk.Find(view.Id)!.Paper);
        var lines = ReceiptText.Lines(_bench.Papers[0], PrinterProfile.Paper58);
        foreach (var wanted in new[]
        {
            "承诺达标合格证", "■不使用禁用农药、兽药及其他化合", "■使用的常规农药、兽药残留不超标", "□质量安全控制符合要求", "■自行检测合格", "□委托检测合格",
            "产品名称：黄瓜", "数量（重量）：50 公斤", "产地：示范县", $"生产者：{CertificateBench.Producer}", $"联系方式：{CertificateBench.Contact}", "开具日期：2026年11月24日",
        })
            Assert.Contains(lines, line => line.Contains(wanted, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"[EGC1:{view.Id}:{view.Code}:黄瓜:50 公斤:2026-11-24", StringComparison.Ordinal));
        Assert.DoesNotContain(CertificateBench.Contact, CertificateComposer.QrText(_bench.Ledger.Find(view.Id)!), StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains("补打", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reprint_IsMarkedCountedAndComplete()
    {
        var view = await PrintedAsync();
        Assert.True(_bench.Desk.Reprint(view.Id));
        await _bench.SettledAsync(view.Id);
        await Wait.UntilAsync(() => _bench.Desk.Find(view.Id)!.Reprints == 1);
        var lines = ReceiptText.Lines(_bench.Papers[1], PrinterProfile.Paper58);
        Assert.Contains(lines, line => line.Contains("【补打 第1次】", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(CertificateBench.Producer, StringComparison.Ordinal));
        Assert.False(_bench.Desk.Reprint(Guid.NewGuid()));
    }

    [Theory]
    [InlineData(PrintOutcome.Unknown, PaperState.Unknown)]
    [InlineData(PrintOutcome.Failed, PaperState.Failed)]
    public async Task Print_PrinterInTrouble_CostsAMarkAndIsNotTriedAgain(PrintOutcome outcome, PaperState shown)
    {
        _bench.Printer = () => Task.FromResult(new PrintResult(outcome, new Trouble("printer.paper-out", new("缺纸", "No paper"), new("装纸", "Refill"))));
        var view = await PrintedAsync();
        Assert.Equal(shown, _bench.Desk.Find(view.Id)!.Paper);
        Assert.Single(_bench.Papers);
    }

    [Fact]
    public async Task Print_DriverThrows_TheNextOneStillPrints()
    {
        _bench.Printer = () => throw new InvalidOperationException("driver bug");
        var view = await PrintedAsync();
        Assert.Equal(PaperState.Unknown, _bench.Desk.Find(view.Id)!.Paper);
        _bench.Printer = () => Task.FromResult(new PrintResult(PrintOutcome.Printed));
        _bench.Desk.Reprint(view.Id);
        await Wait.UntilAsync(() => _bench.Desk.Find(view.Id)!.Paper == PaperState.Printed);
    }

    [Fact]
    public async Task Issue_WithMistakes_WritesAndPrintsNothing()
    {
        var result = await _bench.Desk.IssueAsync(CertificateBench.Filled with { Commitments = ["no-banned"] }, CancellationToken.None);
        Assert.Equal((null, "commitments"), (result.Certificate, Assert.Single(result.Problems).Field));
        Assert.Empty(_bench.Journal.Store.ReadEvents(0, 10));
        Assert.Empty(_bench.Desk.Latest(5));
    }

    private async Task<CertificateView> PrintedAsync()
    {
        await _bench.Desk.StartAsync(CancellationToken.None);
        var view = await _bench.IssueAsync();
        await _bench.SettledAsync(view.Id);
        return view;
    }
}
