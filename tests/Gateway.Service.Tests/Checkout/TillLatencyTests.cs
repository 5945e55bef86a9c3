using System.Globalization;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>From the last byte of a scan on the wire to the changed page, in a real browser.</summary>
public sealed class TillLatencyTests
{
    private const int Scans = 200;
    private const int Cards = 20;

    /// <summary>The bound is loose because test machines are shared; the measured figure is written to the test's output.</summary>
    [Theory]
    [InlineData("ean", Shelf.SanitaryEan)]
    [InlineData("store code", "Q001")]
    public async Task Scan_ToPage_IsQuick(string kind, string label)
    {
        await using var till = await TillBrowser.OpenAsync();
        await till.WatchAsync();
        var times = new List<double>();
        for (var i = 0; i < Scans; i++)
        {
            await till.ScanAsync(label);
            var sent = TimeProvider.System.GetUtcNow();
            var seen = await till.ChangedAsync(i + 1);
            times.Add(seen - (sent - DateTimeOffset.UnixEpoch).TotalMilliseconds);
        }
        times.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{kind}, scan to page, ms: p50 {times[Scans / 2]:0.0}, p99 {times[Scans * 99 / 100 - 1]:0.0}, worst {times[^1]:0.0}"));
        Assert.InRange(times[Scans / 2], double.NegativeInfinity, 250);
    }

    /// <summary>From the identity in the session to its fields on the page. The wire and the module before it: `./bench.sh card`.</summary>
    [Fact]
    public async Task Card_ToPage_IsQuick()
    {
        await using var till = await TillBrowser.OpenAsync();
        long known = 0;
        till.Gateway.Get<CheckoutSession>().Changed += () => Interlocked.CompareExchange(ref known, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), 0);
        var times = new List<double>();
        foreach (var card in Enumerable.Range(0, Cards).Select(i => i % 2 == 0 ? SyntheticCards.First : SyntheticCards.Second))
        {
            Interlocked.Exchange(ref known, 0);
            var shown = till.Page.EvaluateAsync<double>(NextNumberShown);
            till.Reader.Place(card);
            times.Add(await shown - Interlocked.Read(ref known));
        }
        times.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"card, identity to page, ms: p50 {times[Cards / 2]:0.0}, worst {times[^1]:0.0}"));
        Assert.InRange(times[Cards / 2], double.NegativeInfinity, 250);
    }

    /// <summary>The moment, by the browser's clock, when another number than now stands in the buyer's panel.</summary>
    private const string NextNumberShown = """
        () => new Promise(done => {
          const number = () => document.querySelector('.till-buyer-number')?.textContent ?? '', before = number();
          const watch = new MutationObserver(() => {
            if (number() === before || number() === '') return;
            watch.disconnect();
            done(performance.timeOrigin + performance.now());
          });
          watch.observe(document.querySelector('.till'), { subtree: true, childList: true, characterData: true });
        })
        """;
}
