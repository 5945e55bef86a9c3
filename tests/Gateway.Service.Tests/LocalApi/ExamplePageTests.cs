using System.Net;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Service.LocalApi.Access;
using EdgeGateway.Service.LocalApi.Pairing;
using EdgeGateway.Service.Tests.Checkout;
using EdgeGateway.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.LocalApi;

/// <summary>deploy/examples/till-page.html in a real Chromium, served from another origin than the gateway's.</summary>
public sealed class ExamplePageTests
{
    private static async Task<WebApplication> ServeAsync(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync(SourceTree.Read("deploy/examples/till-page.html"));
        });
        await app.StartAsync();
        return app;
    }

    private static Task SaysAsync(IPage page, string text) => Assertions.Expect(page.Locator("#log")).ToContainTextAsync(text, new() { Timeout = 15_000 });

    [Fact]
    public async Task Page_FromAnotherOrigin_PairsReadsPrintsSells_AndIsRevoked()
    {
        var port = FreePort.Next();
        await using var vendor = await ServeAsync(port);
        await using var till = await TillBrowser.OpenAsync(1024, 768, [.. LocalRig.Settings($"http://127.0.0.1:{port}")]);
        await till.SeesAsync("正常", ".till-strip");
        var page = await till.Page.Context.Browser!.NewPageAsync();
        var address = $"http://127.0.0.1:{port}/?gateway={till.Gateway.Http.BaseAddress!.GetLeftPart(UriPartial.Authority)}";
        await page.GotoAsync(address);
        await SaysAsync(page, "未配对");

        await page.ClickAsync("#pair");
        await till.SeesAsync("收银示例", ".pair-notice");
        await till.PictureAsync("20-pairing-1024");
        await page.FillAsync("#code", (await till.TextAsync(".pair-code")).Replace(" ", "", StringComparison.Ordinal));
        await page.ClickAsync("#ok");
        await SaysAsync(page, "已配对");
        await Assertions.Expect(till.Page.Locator(".pair-notice")).ToHaveCountAsync(0);

        await Wait.UntilAsync(() => till.Gateway.Get<EdgeGateway.Service.LocalApi.Endpoints.PageFeed>().Listeners == 1);
        till.Reader.Place(SyntheticCards.First);
        await SaysAsync(page, "测**");
        await till.ScanAsync("S001");
        await SaysAsync(page, "\"text\":\"S001\"");
        await page.ClickAsync("#print");
        await SaysAsync(page, "print printed");
        await page.ClickAsync("#sell");
        await SaysAsync(page, "sale ");
        await till.SeesAsync("样例牌水稻种子", ".till-sales");
        Assert.DoesNotContain(SyntheticCards.First.Number, await page.ContentAsync(), StringComparison.Ordinal);

        await page.GotoAsync(address);
        await SaysAsync(page, "已配对");
        await till.Page.GotoAsync("/pages");
        await till.Page.Locator(".connect-revoke").ClickAsync();
        await Assertions.Expect(till.Page.Locator(".connect-revoke")).ToHaveCountAsync(0);
        await page.ClickAsync("#print");
        await SaysAsync(page, "✗ 没有这个配对");
        await Assertions.Expect(till.Page.Locator(".connect-table")).ToContainTextAsync("没有这个配对", new() { Timeout = 15_000 });
        await till.PictureAsync("21-pages-1024");
    }

    [Fact]
    public async Task Page_NotListed_IsTurnedAwayByTheBrowserToo()
    {
        var port = FreePort.Next();
        await using var vendor = await ServeAsync(port);
        await using var till = await TillBrowser.OpenAsync(1024, 768, [.. LocalRig.Settings()]);
        var page = await till.Page.Context.Browser!.NewPageAsync();
        await page.GotoAsync($"http://127.0.0.1:{port}/?gateway={till.Gateway.Http.BaseAddress!.GetLeftPart(UriPartial.Authority)}");

        await page.ClickAsync("#pair");
        await SaysAsync(page, "✗ Failed to fetch");

        Assert.Empty(till.Gateway.Get<PairingBook>().Pending);
        Assert.Contains(till.Gateway.Get<RefusalBook>().All, one => one.Origin == $"http://127.0.0.1:{port}" && one.Code == "page.unlisted");
    }
}
