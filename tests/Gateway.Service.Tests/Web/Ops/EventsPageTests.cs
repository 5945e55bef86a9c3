using EdgeGateway.Service.Api.Browse;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Storage;
using EdgeGateway.Service.Tests.Checkout;
using EdgeGateway.Service.Tests.Delivery.Kinds;
using EdgeGateway.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Web.Ops;

/// <summary>Event browser and quarantine as the person who looks after the box uses them, on a phone and on a screen.</summary>
public sealed class EventsPageTests
{
    private const string WiderThanTheScreen = "() => document.documentElement.scrollWidth > innerWidth";

    [Fact]
    public async Task Refused_IsInQuarantineWithItsReasonAndGoesOutWithOnePress()
    {
        await using var platform = new HttpPartner();
        var refuses = true;
        platform.OnPost = (_, body) => refuses && body.GetProperty("seq").GetString() == "1" ? Results.Problem("no such store", statusCode: 422) : null;
        await platform.StartAsync();
        await using var gateway = await TestGateway.StartAsync($$"""{ "destinations": [{ "id": "province", "kind": "http", "http": { "url": "{{platform.Url}}" } }] }""");
        await using var browser = await BareBrowser.OpenAsync(1366, 768);
        await Wait.UntilAsync(() => gateway.Get<DeliveryStore>().Quarantine(null).Count == 1);

        await browser.Page.GotoAsync(new Uri(gateway.Http.BaseAddress!, "/ops").ToString());
        var entry = browser.Page.Locator(".ops-quarantine li");
        await Assertions.Expect(entry).ToContainTextAsync("422");
        await Assertions.Expect(entry).ToContainTextAsync("网关启动");
        await browser.PictureAsync("quarantine-1366", full: true);
        await entry.Locator("button").ClickAsync();
        await Wait.UntilAsync(() => gateway.Get<DeliveryStore>().Quarantine(null) is [{ Attempts: 2 }]);
        refuses = false;

        await browser.Page.SetViewportSizeAsync(390, 844);
        Assert.False(await browser.Page.EvaluateAsync<bool>(WiderThanTheScreen), "The page is wider than the phone.");
        await browser.PictureAsync("quarantine-390", full: true);
        await entry.Locator("button").ClickAsync();

        await Assertions.Expect(browser.Page.Locator(".ops-quarantine")).ToHaveCountAsync(0);
        Assert.Equal(DeliveryTick.Delivered, gateway.Get<DeliveryOverview>().TickOf(1));
        Assert.Empty(gateway.Errors);
    }

    [Fact]
    public async Task Events_FilteredAndOpened_ShowWhatTheySayAndFitScreenAndPhone()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        await using var browser = await BareBrowser.OpenAsync(1366, 768);
        await Wait.UntilAsync(() => gateway.Get<EventSearch>().Find(new EventQuery { Tick = DeliveryTick.Confirmed }).Events.Count >= 4);
        var page = browser.Page;
        await page.GotoAsync(new Uri(gateway.Http.BaseAddress!, "/events").ToString());
        await Assertions.Expect(page.Locator(".events-table tbody tr")).Not.ToHaveCountAsync(0);

        await Assertions.Expect(page.Locator(".events-find")).ToBeEnabledAsync();
        await page.Locator("#events-thing").FillAsync("scanner-1");
        await page.Locator("#events-state").SelectOptionAsync("Confirmed");
        await page.Locator(".events-find").ClickAsync();
        await Assertions.Expect(page.Locator(".events-table tbody tr")).ToHaveCountAsync(1);
        await page.Locator(".events-table tbody button").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".events-payload pre")).ToContainTextAsync("gateway.device.changed.v1");
        await browser.PictureAsync("events-1366", full: true);
        Assert.False(await page.EvaluateAsync<bool>(WiderThanTheScreen), "The page is wider than the screen.");
        await page.SetViewportSizeAsync(390, 844);
        await browser.PictureAsync("events-390", full: true);
        Assert.False(await page.EvaluateAsync<bool>(WiderThanTheScreen), "The page is wider than the phone.");

        await page.Locator("#events-state").SelectOptionAsync("Rejected");
        await page.Locator(".events-find").ClickAsync();
        await Assertions.Expect(page.Locator(".events-more")).ToContainTextAsync("没有符合条件的事件");
        Assert.Empty(gateway.Errors);
    }
}
