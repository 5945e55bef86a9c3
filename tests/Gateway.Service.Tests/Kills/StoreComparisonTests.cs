using System.Text;
using EdgeGateway.KillLedger;
using EdgeGateway.KillLedger.Store;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Tests.Kills;

/// <summary>A judge who never convicts proves nothing: every kind of damage must be found.</summary>
public sealed class StoreComparisonTests
{
    private static readonly StoreRecords Clean = Whole(5);

    [Fact]
    public void Of_NothingHappened_FindsNothing() => Assert.Empty(StoreComparison.Of(Clean));

    [Fact]
    public void Of_AnswerLostInAKill_IsAllowedOnce()
    {
        var one = Clean with { Confirmed = [.. Clean.Confirmed.Take(4)] };
        Assert.Empty(StoreComparison.Of(one with { InDoubt = 1 }));
        Assert.Equal("1 sales nobody was told of, 0 answers were lost", Assert.Single(StoreComparison.Of(one)));
    }

    [Fact]
    public void Of_ConfirmedSaleGone_IsFound() => Finds(
        Clean with { Sales = [.. Clean.Sales.Skip(1)], Receipts = [.. Clean.Receipts.Skip(1)], Papers = [.. Clean.Papers.Skip(1)] },
        "sale CODE0-00001 was confirmed and is in the ledger 0 times", "event 1 tells of a sale the ledger has not got");

    [Fact]
    public void Of_SaleTwiceInTheLedger_IsFound() => Finds(Clean with { Sales = [.. Clean.Sales, Clean.Sales[2]] }, "sale CODE0-00003 was confirmed and is in the ledger 2 times");

    [Fact]
    public void Of_AnotherSumThanConfirmed_IsFound() => Finds(
        Clean with { Sales = Changed(Clean.Sales, 1, sale => sale with { TotalFen = 1 }) },
        "sale CODE0-00002 is not in the ledger as it was confirmed", "sale CODE0-00002 and its event say different things");

    [Fact]
    public void Of_ConfirmedTwice_IsFound() => Finds(Clean with { Confirmed = [.. Clean.Confirmed, Clean.Confirmed[0]] }, $"sale {Clean.Sales[0].Id} was confirmed twice");

    [Fact]
    public void Of_EventChanged_BreaksTheChain()
    {
        var body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Clean.Journal[2].Body).Replace("\"totalFen\":103", "\"totalFen\":104", StringComparison.Ordinal));
        var findings = StoreComparison.Of(Clean with { Journal = Changed(Clean.Journal, 2, one => one with { Body = body }) });
        Assert.Contains("chain at 3: Altered", findings);
        Assert.Contains("event 3 at the receiver is not the one in the journal", findings);
    }

    [Fact]
    public void Of_NeverReceived_IsFound() => Finds(Clean with { Received = [.. Clean.Received.Take(4)] }, "sale CODE0-00005 is at the receiver 0 times", "event 5 never reached the receiver");

    [Fact]
    public void Of_ReceivedTwice_IsFound() => Finds(Clean with { Received = [.. Clean.Received, Clean.Received[1]] }, "sale CODE0-00002 is at the receiver 2 times");

    [Fact]
    public void Of_ReceiptTwiceOnPaper_IsFound() => Finds(Clean with { Papers = [.. Clean.Papers, Clean.Papers[3]] }, "the receipt of CODE0-00004 was printed 2 times");

    [Fact]
    public void Of_CopyNobodyAskedFor_IsFound()
    {
        var copy = Clean with { Papers = [.. Clean.Papers, new PaperOut("CODE0-00001", 1)] };
        Finds(copy, "1 copies of CODE0-00001 came out, 0 were asked for");
        Assert.Empty(StoreComparison.Of(copy with { Reprints = new Dictionary<Guid, int> { [Clean.Sales[0].Id] = 1 } }));
    }

    [Fact]
    public void Of_CalledPrintedButNeverOut_IsFound() => Finds(Clean with { Papers = [.. Clean.Papers.Skip(1)] }, "copy 0 of CODE0-00001 counts as printed and never came out");

    [Fact]
    public void Of_UnknownWithOrWithoutPaper_IsAllowed()
    {
        var unknown = Clean with { Receipts = Changed(Clean.Receipts, 0, note => note with { Outcome = "unknown" }) };
        Assert.Empty(StoreComparison.Of(unknown));
        Assert.Empty(StoreComparison.Of(unknown with { Papers = [.. Clean.Papers.Skip(1)] }));
    }

    [Fact]
    public void Of_NothingSaidOfAReceipt_IsAllowedOnlyWhereAKillExplainsIt()
    {
        var silent = Clean with { Receipts = [.. Clean.Receipts.Skip(1)] };
        Finds(silent, "nothing is said of the receipt of CODE0-00001, and nobody was killed");
        Assert.Empty(StoreComparison.Of(silent with { KilledLives = new HashSet<int> { 1 } }));
    }

    [Fact]
    public void Of_PaperOfNoSale_IsFound() => Finds(Clean with { Papers = [.. Clean.Papers, new PaperOut("WRONG-00000", 0)] }, "a paper says WRONG-00000, the ledger has no such sale");

    [Fact]
    public void Of_ReceiverComplains_IsFound() => Finds(Clean with { Complaints = ["refused: not UTF-8"] }, "refused: not UTF-8");

    [Theory]
    [InlineData("验证码          7K3M9-Q2XHA", "", "7K3M9-Q2XHA", 0)]
    [InlineData("【补打 第2次】", "验证码 7K3M9-Q2XHA", "7K3M9-Q2XHA", 2)]
    public void PaperOf_Lines_FindsCodeAndCopy(string first, string second, string code, int copy) => Assert.Equal(new PaperOut(code, copy), PaperLog.Of([first, second]));

    [Fact]
    public void PaperOf_TornBeforeTheCode_IsNobodys() => Assert.Null(PaperLog.Of(["农资销售凭证", "合计 12.50"]));

    private static void Finds(StoreRecords records, params string[] findings) => Assert.Equal(findings, StoreComparison.Of(records));

    private static List<T> Changed<T>(IReadOnlyList<T> list, int at, Func<T, T> change) => [.. list.Select((one, i) => i == at ? change(one) : one)];

    private static StoreRecords Whole(int count)
    {
        var (events, sales, previous) = (new List<Event>(), new List<LedgerSale>(), HashChain.Start);
        for (var n = 1; n <= count; n++)
        {
            var id = Guid.CreateVersion7();
            var message = new GatewayMessage(Guid.CreateVersion7(), "store", "till", EventTypes.SaleRecorded, DateTimeOffset.UnixEpoch, n, Guid.Empty, n, ClockState.Synced, previous,
                Encoding.UTF8.GetBytes($$"""{"saleId":"{{id}}","totalFen":{{100 + n}}}"""));
            var body = message.ToSealedBytes(out previous);
            events.Add(new Event(n, message.Id, body));
            sales.Add(new LedgerSale(id, n, previous, $"CODE0-{n:D5}", 100 + n));
        }
        return new StoreRecords
        {
            Confirmed = [.. sales.Select(sale => new Confirmed(sale.Id, sale.Seq, sale.Code, sale.TotalFen, Life: 1))],
            InDoubt = 0,
            KilledLives = new HashSet<int>(),
            Reprints = new Dictionary<Guid, int>(),
            Papers = [.. sales.Select(sale => new PaperOut(sale.Code, 0))],
            Sales = sales,
            Receipts = [.. sales.Select(sale => new ReceiptNote(sale.Id, 0, "printed"))],
            Journal = events,
            Received = events,
        };
    }
}
