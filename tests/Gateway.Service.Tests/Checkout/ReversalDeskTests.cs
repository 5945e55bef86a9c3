using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Receipts;
using EdgeGateway.Service.Checkout.Reversals;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class ReversalDeskTests : IAsyncDisposable
{
    private readonly LedgerBench _bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task CancelAsync_Sale_AddsARecordWithItsEventAndDeletesNothing()
    {
        var sale = await _bench.RecordAsync();
        var reversal = (await _bench.Reversals.CancelAsync(sale.Id, "录入错误", Cancel)).Reversal!;
        Assert.Equal((ReversalKind.Cancelled, sale.TotalFen, 2L), (reversal.Kind, reversal.AmountFen, reversal.Seq));
        var (type, data) = _bench.Newest();
        Assert.Equal(EventTypes.SaleCancelled, type);
        Assert.Equal((sale.Id, sale.Seq, sale.Code, "录入错误"), (data.GetProperty("saleId").GetGuid(), data.GetProperty("saleSeq").GetInt64(), data.GetProperty("saleCode").GetString(), data.GetProperty("reason").GetString()));
        Assert.Equal("PD00260003", data.GetProperty("lines")[0].GetProperty("registrationNumber").GetString());
        Assert.False(data.TryGetProperty("buyer", out _));
        var kept = _bench.Ledger.Find(sale.Id)!;
        Assert.True(kept.Cancelled);
        Assert.Equal((sale.TotalFen, sale.Lines.Count), (kept.TotalFen, kept.Lines.Count));
        Assert.Equal(VerificationCode.Of(reversal.EventHash), reversal.Code);
    }

    [Fact]
    public async Task CancelAsync_TwiceAtOnce_IsDoneOnce()
    {
        var sale = await _bench.RecordAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _bench.Reversals.CancelAsync(sale.Id, "重复", Cancel)));
        Assert.Single(results, result => result.Reversal is not null);
        Assert.Equal(4, results.Count(result => result.Trouble?.Code == "sale.cancelled"));
        Assert.Equal(2, _bench.Journal.Store.LastSeq);
    }

    [Fact]
    public async Task ReturnAsync_SomeUnits_KeepsLinesMoneyAndAnotherEvent()
    {
        var sale = await _bench.RecordAsync();
        var reversal = (await _bench.Reversals.ReturnAsync(sale.Id, [new ReturnLine(2, 1)], "质量问题", Cancel)).Reversal!;
        Assert.Equal([new ReversalLine(2, 1, 1250)], reversal.Lines);
        Assert.Equal(EventTypes.SaleReturned, _bench.Newest().Type);
        Assert.Equal((1, 0), (_bench.Ledger.Find(sale.Id)!.ReturnedOf(2), _bench.Ledger.Find(sale.Id)!.ReturnedOf(1)));
        Assert.Equal("sale.has-returns", (await _bench.Reversals.CancelAsync(sale.Id, "x", Cancel)).Trouble?.Code);
    }

    [Fact]
    public async Task ReturnAsync_RacingForTheLastUnit_GivesItBackOnce()
    {
        var sale = await _bench.RecordAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _bench.Reversals.ReturnAsync(sale.Id, [new ReturnLine(2, 2)], "x", Cancel)));
        Assert.Single(results, result => result.Reversal is not null);
    }

    [Fact]
    public async Task CancelAsync_UnknownSaleOrNextDay_IsTroubleAndNoEvent()
    {
        var sale = await _bench.RecordAsync();
        Assert.Equal("sale.unknown", (await _bench.Reversals.CancelAsync(Guid.NewGuid(), "x", Cancel)).Trouble?.Code);
        _bench.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("sale.too-old", (await _bench.Reversals.CancelAsync(sale.Id, "x", Cancel)).Trouble?.Code);
        Assert.Equal(1, _bench.Journal.Store.LastSeq);
    }

    [Fact]
    public async Task CancelAsync_LineThatCannotBeWritten_LeavesNeitherRecordNorEvent()
    {
        var sale = await _bench.RecordAsync();
        await _bench.RefuseAsync("sale_reversal_line");
        Assert.Equal("ledger.unavailable", (await _bench.Reversals.CancelAsync(sale.Id, "x", Cancel)).Trouble?.Code);
        Assert.Equal(1, _bench.Journal.Store.LastSeq);
        Assert.False(_bench.Ledger.Find(sale.Id)!.Cancelled);
    }

    [Fact]
    public async Task Verify_CodeOfAReversal_IsGenuineUntilSomebodyChangesIt()
    {
        var sale = await _bench.RecordAsync();
        var reversal = (await _bench.Reversals.ReturnAsync(sale.Id, [new ReturnLine(1, 1)], "x", Cancel)).Reversal!;
        var verifier = new SaleVerifier(_bench.Journal.Store);
        var found = verifier.Verify(reversal.Code);
        Assert.Equal((SaleVerdictWord.Genuine, sale.Id, reversal.Id), (found.Verdict, found.Sale?.Id, found.Reversal?.Id));
        Assert.Equal(SaleVerdictWord.Genuine, verifier.Verify(sale.Code).Verdict);
        await _bench.Journal.Store.CommitAsync((connection, transaction, _) =>
        {
            using var command = connection.Command("UPDATE sale_reversal SET amount_fen = 1", transaction);
            command.ExecuteNonQuery();
        }, [], Cancel);
        Assert.Equal(SaleVerdictWord.Altered, verifier.Verify(reversal.Code).Verdict);
    }

    [Fact]
    public async Task Compose_Return_SaysWhatCameBackAndWhy()
    {
        var sale = await _bench.RecordAsync();
        var reversal = (await _bench.Reversals.ReturnAsync(sale.Id, [new ReturnLine(2, 2)], "质量问题", Cancel)).Reversal!;
        var lines = string.Join('\n', ReceiptText.Lines(ReversalComposer.Compose(sale, reversal, 1), PrinterProfile.OfPaper(58)));
        foreach (var text in new[] { "农资退货凭证", "补打 第1次", "样例牌吡虫啉", "2袋 x 12.50", "-25.00", "原因 质量问题", sale.Code, reversal.Code, "测** 000*************18" })
            Assert.Contains(text, lines, StringComparison.Ordinal);
        Assert.DoesNotContain("毒死蜱", lines, StringComparison.Ordinal);
        Leaks.AssertNone(lines);
    }

    [Fact]
    public async Task RecordReceiptAsync_Paper_IsKeptBesideTheReversal()
    {
        var sale = await _bench.RecordAsync();
        var reversal = (await _bench.Reversals.CancelAsync(sale.Id, "x", Cancel)).Reversal!;
        await _bench.Reversals.RecordReceiptAsync(reversal.Id, new ReceiptFact(0, _bench.Clock.GetUtcNow(), EdgeGateway.Devices.ReceiptPrinter.PrintOutcome.Printed, null), Cancel);
        Assert.Single(_bench.Reversals.ReceiptsOf(reversal.Id));
        Assert.Empty(_bench.Ledger.Find(sale.Id)!.Receipts);
    }
}
