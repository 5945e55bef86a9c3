using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Tests.Checkout;
using EdgeGateway.Service.Timelines;
using EdgeGateway.Testing;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Web.Ops;

/// <summary>The ops page in a real Chromium, on the screen of a shop and on a phone.</summary>
public sealed class OpsLooksTests
{
    private const string WiderThanTheScreen = "() => document.documentElement.scrollWidth > innerWidth";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task Ops_AfterADay_ShowsBandsAndCurvesAndFitsTheScreen(int width, int height)
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        await using var browser = await BareBrowser.OpenAsync(width, height);
        await Wait.UntilAsync(() => gateway.Get<HealthRegistry>().All.Count(thing => thing.State == ThingState.Online) >= 6);
        await FillAsync(gateway);
        await browser.Page.GotoAsync(new Uri(gateway.Http.BaseAddress!, "/ops").ToString());

        var band = browser.Page.Locator(".ops-day-row", new() { HasText = "scanner-1" });
        await Assertions.Expect(band.Locator("rect.eg-bad")).ToHaveCountAsync(1);
        await Assertions.Expect(band.Locator("rect.eg-good")).ToHaveCountAsync(3);
        await Assertions.Expect(browser.Page.Locator(".ops-chart", new() { HasText = "待送记录" }).Locator("path")).ToHaveAttributeAsync("d", new System.Text.RegularExpressions.Regex("M.+M"));
        await browser.PictureAsync($"ops-{width}", full: true);
        Assert.False(await browser.Page.EvaluateAsync<bool>(WiderThanTheScreen), "The page is wider than the screen.");
        Assert.Empty(gateway.Errors);
    }

    /// <summary>A day with an outage of the scanner and of the platform, and two hours without the gateway.</summary>
    private static async Task FillAsync(TestGateway gateway)
    {
        var store = gateway.Get<TimelineStore>();
        var things = gateway.Get<HealthRegistry>().All;
        var last = TimelineBoard.MinuteOf(TimeProvider.System.GetUtcNow()) / 5 * 5;
        for (var ago = 23 * 60; ago >= 0; ago -= 5)
        {
            if (ago is > 600 and < 720)
                continue;
            var outage = ago is > 180 and < 260;
            var queue = outage ? (260 - ago) * 3 : 0;
            await store.WriteAsync(last - ago,
            [
                .. things.Select(thing => new TimelineSample(TimelineKinds.State, thing.Id,
                    (thing.Id, ago) is ("scanner-1", > 300 and < 340) || (thing.Kind == ThingKinds.Destination && outage) ? 3 : 0)),
                new(TimelineKinds.Queue, "local", queue),
                new(TimelineKinds.Lag, "local", queue * 20),
                new(TimelineKinds.Commit, "", 0.004 + 0.003 * Math.Abs(Math.Sin(ago)) + (ago == 600 ? 0.05 : 0)),
                new(TimelineKinds.Memory, "", 118e6 + 4e6 * Math.Sin(ago / 90.0)),
                new(TimelineKinds.Temperature, "", 52 + 8 * Math.Sin(ago / 200.0)),
                new(TimelineKinds.Disk, "", 41e9 - (1440 - ago) * 1e5),
            ], Cancel);
        }

        gateway.Get<TimelineBoard>().Renew();
    }
}
