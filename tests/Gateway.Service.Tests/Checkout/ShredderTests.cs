using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Media;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class ShredderTests : IAsyncDisposable
{
    private readonly LedgerBench _bench = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData("2028-11-30", 2, "2026-11")]
    [InlineData("2028-12-01", 2, "2026-12")]
    [InlineData("2028-02-29", 2, "2026-02")]
    [InlineData("2031-12-01", 5, "2026-12")]
    public void FirstKeptMonth_OfADay_IsThatManyYearsBack(string today, int years, string expected) =>
        Assert.Equal(expected, Shredder.FirstKeptMonth(DateOnly.Parse(today), DateOnly.Parse(today), years));

    [Fact]
    public void FirstKeptMonth_ClockFarAheadOfTheNewestSale_DestroysNothingEarly() =>
        Assert.Equal("2025-01", Shredder.FirstKeptMonth(new DateOnly(2050, 1, 1), new DateOnly(2026, 11, 24), 2));

    [Fact]
    public async Task RunAsync_MonthIsOver_DestroysIdentitiesAndKeepsSales()
    {
        var media = new MediumBook(_bench.Journal.Store, _bench.Vault, _bench.Goods, _bench.Clock);
        var old = await _bench.RecordAsync();
        await media.BindAsync(Cards.Buyer(), "NH-000017", Cancel);
        _bench.Clock.Advance(TimeSpan.FromDays(750));
        var young = await _bench.RecordAsync();
        var wrapped = _bench.Scalar<byte[]>("SELECT wrapped FROM identity_key WHERE month = '2026-11'");
        Assert.Equal(1, await Shred());
        var (type, data) = _bench.Newest();
        Assert.Equal((EventTypes.IdentityShredded, "2026-11", 1, 1), (type, data.GetProperty("month").GetString(), data.GetProperty("sales").GetInt32(), data.GetProperty("media").GetInt32()));
        Assert.Equal((2L, 1L), (_bench.Scalar<long>("SELECT count(*) FROM sale"), _bench.Scalar<long>("SELECT count(*) FROM sale WHERE identity IS NOT NULL AND buyer_hash IS NOT NULL")));
        Assert.Null(media.Find("NH-000017"));
        var reveal = new RevealDesk(_bench.Journal.Store, _bench.Vault, _bench.Clerk, _bench.Clock);
        Assert.Equal("identity.gone", (await reveal.RevealAsync(old.Id, "执法检查", Cancel)).Trouble?.Code);
        Assert.NotNull((await reveal.RevealAsync(young.Id, "执法检查", Cancel)).Fields);
        Assert.Equal(SaleVerdictWord.Genuine, new SaleVerifier(_bench.Journal.Store).Verify(old.Code).Verdict);
        Assert.Equal(0, await Shred());
        await _bench.RestartAsync();
        Assert.Equal(-1, (await File.ReadAllBytesAsync(_bench.Journal.Settings.DatabasePath, Cancel)).AsSpan().IndexOf(wrapped));
    }

    [Fact]
    public async Task RunAsync_ConfiguredLonger_Waits()
    {
        await _bench.RecordAsync();
        _bench.Clock.Advance(TimeSpan.FromDays(750));
        await _bench.RecordAsync();
        Assert.Equal(0, await Shred(new CheckoutOptions { KeepYears = 3 }));
        Assert.Equal(2, _bench.Scalar<long>("SELECT count(*) FROM identity_key"));
    }

    [Fact]
    public async Task RunAsync_EmptyLedger_DoesNothing() => Assert.Equal(0, await Shred());

    private Task<int> Shred(CheckoutOptions? options = null) =>
        new Shredder(_bench.Journal.Store, _bench.Vault, options ?? LedgerBench.Store, _bench.Clock, _bench.Journal.Logs.CreateLogger<Shredder>()).RunAsync(Cancel);
}
