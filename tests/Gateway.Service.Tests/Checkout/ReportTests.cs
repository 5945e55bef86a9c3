using System.Security.Cryptography;
using EdgeGateway.Service.Checkout.Reports;
using EdgeGateway.Service.Checkout.Reversals;
using EdgeGateway.Service.Checkout.Tables;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class ReportTests : IAsyncDisposable
{
    private static readonly ReportPeriod Week = ReportPeriod.Of(ReportPeriod.Weekly, new DateOnly(2026, 11, 24))!;

    private readonly LedgerBench _bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ReportDesk Desk => new(_bench.Journal.Store, LedgerBench.Store, _bench.Clock);

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData("weekly", "2026-11-23", "2026-11-23", "2026-11-29")]
    [InlineData("weekly", "2026-11-29", "2026-11-23", "2026-11-29")]
    [InlineData("weekly", "2027-01-01", "2026-12-28", "2027-01-03")]
    [InlineData("monthly", "2028-02-10", "2028-02-01", "2028-02-29")]
    public void Of_ADay_IsItsWeekOrMonth(string kind, string day, string from, string to)
    {
        var period = ReportPeriod.Of(kind, DateOnly.Parse(day))!;
        Assert.Equal((DateOnly.Parse(from), DateOnly.Parse(to)), (period.From, period.To));
        Assert.Equal(period.From.AddDays(-1), period.Before().To);
        Assert.True(period.IsOver(period.To.AddDays(1)));
        Assert.False(period.IsOver(period.To));
    }

    [Fact]
    public void Of_AnotherKind_IsNone() => Assert.Null(ReportPeriod.Of("yearly", new DateOnly(2026, 1, 1)));

    [Fact]
    public async Task Figures_OfAWeek_CountWhatHappened()
    {
        await FillAsync();
        var f = Desk.Figures(Week.From, Week.To);
        Assert.Equal((4L, 3L, 1L, 3L, 0L, 3L), (f.Sales, f.SalesOfInputs, f.SalesRestricted, f.SalesByCard, f.SalesByMedium, f.SalesVerified));
        Assert.Equal((7, 2L, 2L), (f.Days, f.DaysWithSales, f.DaysWithRealNameSales));
        Assert.Equal((1L, 1L, 11500L + 11500), (f.Cancellations, f.Returns, f.GivenBackFen));
        Assert.Equal(4 * 9000, f.CheckoutMs);
        Assert.Equal(18_400_000, f.SoldMg.N);
        Assert.Equal(20_000 + 79_800, f.SoldMg.Active);
        var urea = f.Products.Single(product => product.Code == "F001");
        Assert.Equal((3L, 2L, 11500L), (urea.Sold, urea.Returned, urea.AmountFen));
    }

    [Fact]
    public async Task GetAsync_WeekNotOver_IsCountedAndNotFrozen()
    {
        await FillAsync();
        var report = await Desk.GetAsync(Week, Cancel);
        Assert.False(report.Frozen);
        Assert.Equal(0, _bench.Scalar<long>("SELECT count(*) FROM store_report"));
    }

    [Fact]
    public async Task GetAsync_WeekOver_IsFrozenAndTheSameBytesForever()
    {
        await FillAsync();
        _bench.Clock.Advance(TimeSpan.FromDays(7));
        var counted = _bench.Journal.Store.Read(connection => ReportRows.Make(connection, Week, LedgerBench.Store));
        var frozen = await Desk.GetAsync(Week, Cancel);
        Assert.True(frozen.Frozen);
        Assert.Equal(counted.Body, frozen.Body);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(frozen.Body)), frozen.Sha256);
        // A return of goods of that week belongs to the day on which they came back.
        var sale = _bench.Ledger.Latest(10)[^1];
        await _bench.Reversals.ReturnAsync(sale.Id, [new ReturnLine(1, 1)], "x", Cancel);
        Assert.Equal(frozen.Body, (await Desk.GetAsync(Week, Cancel)).Body);
        var anew = ReportTable.Write(Week, Desk.Figures(Week.From, Week.To), LedgerBench.Store.StoreName, LedgerBench.Store.LicenceNumber);
        Assert.Equal(frozen.Body, anew);
    }

    [Fact]
    public async Task FreezeAsync_MondayMorning_FreezesLastWeekAndLastMonthOnce()
    {
        await FillAsync();
        _bench.Clock.Advance(TimeSpan.FromDays(8));
        await Desk.FreezeAsync(Cancel);
        await Desk.FreezeAsync(Cancel);
        Assert.Equal("monthly 2026-11-01,weekly 2026-11-23", _bench.Scalar<string>("SELECT group_concat(kind || ' ' || first_day) FROM (SELECT * FROM store_report ORDER BY kind)"));
    }

    [Fact]
    public async Task Table_OfAWeek_HasNumeratorsAndDenominators()
    {
        await FillAsync();
        var text = CsvReader.TextOf((await Desk.GetAsync(Week, Cancel)).Body);
        Leaks.AssertNone(text);
        var rows = CsvReader.Read(text).ToDictionary(row => row.Cells[1], row => (row.Cells[2], row.Cells[3]));
        Assert.Equal(("2026-11-23", "2026-11-29"), rows["report.period"]);
        Assert.Equal(("2", "7"), rows["days.realName"]);
        Assert.Equal(("3", "4"), rows["sales.verified"]);
        Assert.Equal(("3", "3"), rows["sales.verifiedOfInputs"]);
        Assert.Equal(("36000", "4"), rows["checkout.ms"]);
        Assert.Equal(("18400", ""), rows["sold.n"]);
        Assert.Equal(("3", ""), rows["product.F001.sold"]);
    }

    private async Task FillAsync()
    {
        await _bench.RecordAsync();
        var urea = await _bench.RecordAsync((SaleDraft.Empty.Add(Shelf.Product("F001")) with { Buyer = Cards.Buyer() }).Adjust(0, 1));
        await _bench.RecordAsync(SaleDraft.Empty.Add(Shelf.Product("Q001")));
        _bench.Clock.Advance(TimeSpan.FromDays(1));
        var second = await _bench.RecordAsync(SaleDraft.Empty.Add(Shelf.Product("F001")) with { Buyer = Cards.Buyer(Cards.Second) });
        Assert.NotNull((await _bench.Reversals.ReturnAsync(urea.Id, [new ReturnLine(1, 1)], "退", Cancel)).Reversal);
        Assert.NotNull((await _bench.Reversals.CancelAsync(second.Id, "错", Cancel)).Reversal);
    }
}
