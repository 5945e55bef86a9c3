using System.Globalization;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>From the last byte of a scan on the wire to the changed page, in a real browser.</summary>
public sealed class TillLatencyTests
{
    private const int Scans = 200;

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
}
