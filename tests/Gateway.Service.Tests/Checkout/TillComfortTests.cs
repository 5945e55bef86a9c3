using EdgeGateway.Devices.Virtual;
using EdgeGateway.Service.Demo;
using EdgeGateway.Testing;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>What a clerk lives with all day: big state, faults with their picture, contrast, focus, a gateway that was restarted.</summary>
public sealed class TillComfortTests
{
    [Fact]
    public async Task State_AfterASale_SaysPrintedAndDeliveredInBigLetters_UntilTheNextScan()
    {
        await using var till = await TillBrowser.OpenAsync(1024);
        await till.SeesAsync("等待刷卡或扫码", "#till-main");
        await till.ScanAsync("Q001");
        await till.SeesAsync("打印并完成", "#till-main");
        await till.PressAsync("Enter");
        await till.SeesAsync("已打印", "#till-main");
        await till.SeesAsync("已送达", "#till-main");
        await till.PictureAsync("40-done-1024");
        Assert.True(await till.Page.Locator("#till-main .till-word").First.EvaluateAsync<double>("e => parseFloat(getComputedStyle(e).fontSize)") >= 30);
        await till.ScanAsync("S001");
        await till.SeesAsync("打印并完成", "#till-main");
    }

    [Theory]
    [InlineData("reader-1")]
    [InlineData("scanner-1")]
    [InlineData("printer-1")]
    public async Task Fault_OfADevice_ShowsItsPlug(string id)
    {
        await using var till = await TillBrowser.OpenAsync(1024);
        await till.SeesAsync("正常", ".till-strip");
        await till.Gateway.Get<DemoBoard>().Find(id)!.FlipAsync(false);
        await Assertions.Expect(till.Page.Locator(".till-fault svg.till-plug")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        Assert.DoesNotContain(till.Gateway.DataDirectory, await till.TextAsync(".till-fault"), StringComparison.Ordinal);
        Assert.NotEmpty((await till.Page.Locator("svg.till-plug").GetAttributeAsync("aria-label"))!);
        Assert.Empty(await Looks.TooFaintAsync(till.Page));
        await till.PictureAsync($"41-fault-{id}");
    }

    [Fact]
    public async Task Page_FullOfThings_HasContrastAndSizeInBothLanguages()
    {
        await using var till = await TillBrowser.OpenAsync(1024);
        foreach (var language in new[] { "zh", "en" })
        {
            await till.Page.GotoAsync($"/language/{language}?back=/till");
            await Assertions.Expect(till.Page.Locator("#till-entry")).ToBeFocusedAsync(new() { Timeout = 15_000 });
            till.Reader.Place(SyntheticCards.First);
            await till.ScanAsync(Shelf.RestrictedEan);
            await Assertions.Expect(till.Page.Locator(".till-line")).ToHaveCountAsync(1);
            await Assertions.Expect(till.Page.Locator(".till-buyer-name")).ToBeVisibleAsync(new() { Timeout = 15_000 });
            await till.PressAsync("F2");
            await Assertions.Expect(till.Page.Locator("button#till-main")).ToBeVisibleAsync();
            Assert.Empty(await Looks.TooFaintAsync(till.Page));
            Assert.Empty(await Looks.TooSmallAsync(till.Page));
            await till.PictureAsync($"42-full-{language}-1024");
            var size = await till.Page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]");
            Assert.True(size[0] <= 1024 && size[1] <= 768, $"{language}: {size[0]} x {size[1]}");
            till.Reader.Remove();
        }
    }

    [Fact]
    public async Task Focus_ByTabKey_IsSeenOnEveryControl()
    {
        await using var till = await TillBrowser.OpenAsync(1024);
        await till.ScanAsync("Q001");
        await till.SeesAsync("样例牌丁腈手套", ".till-lines");
        for (var i = 0; i < 12; i++)
        {
            await till.PressAsync("Tab");
            var shown = await till.Page.EvaluateAsync<string>("() => { const e = document.activeElement, s = getComputedStyle(e); return s.outlineStyle !== 'none' || s.boxShadow !== 'none' || e === document.body ? '' : e.outerHTML.slice(0, 80); }");
            Assert.Equal("", shown);
        }
    }

    [Fact]
    public async Task State_OfEveryLight_IsAWordAndAnIconNotOnlyAColour()
    {
        await using var till = await TillBrowser.OpenAsync(1024);
        await till.SeesAsync("正常", ".till-strip");
        foreach (var light in await till.Page.Locator(".till-lights .till-light").AllAsync())
        {
            Assert.Equal(2, await light.Locator("svg").CountAsync());
            Assert.True((await light.InnerTextAsync()).Split('\n').Length >= 2, await light.InnerTextAsync());
        }
    }

    [Fact]
    public async Task Gateway_KilledAndStartedAgain_ThePageSaysSoAndComesBackByItself()
    {
        var port = FreePort.Next();
        using var folder = new TempFolder();
        (string, string)[] settings =
        [
            ("EDGEGATEWAY__Web__Port", $"{port}"), ("EDGEGATEWAY__DataDirectory", folder.File("data")), ("EDGEGATEWAY__Cameras", "[]"), ("EDGEGATEWAY__Destinations", "[]"),
            ("EDGEGATEWAY__LocalPlatform__Broker", "false"), ("EDGEGATEWAY__LocalPlatform__Receiver", "false"),
        ];
        await using var browser = await BareBrowser.OpenAsync(1024, 768);
        var first = GatewayProcess.Start(["run"], settings);
        await first.ListeningAsync();
        var page = browser.Page;
        await page.GotoAsync($"http://127.0.0.1:{port}/till");
        await Assertions.Expect(page.Locator("#till-entry")).ToBeFocusedAsync(new() { Timeout = 15_000 });

        await first.KillAsync();
        await first.DisposeAsync();
        await Assertions.Expect(page.Locator(".eg-lost")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Assertions.Expect(page.Locator(".eg-lost")).ToContainTextAsync("不用刷新");
        Assert.Equal("rgb(138, 82, 0)", await page.Locator(".eg-lost").EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor"));
        Assert.Equal("0.45", await page.Locator(".till").EvaluateAsync<string>("e => /opacity\\(([\\d.]+)\\)/.exec(getComputedStyle(e).filter)?.[1]"));
        await browser.PictureAsync("43-gateway-away-1024");

        await using var second = GatewayProcess.Start(["run"], settings);
        await second.ListeningAsync();
        await Assertions.Expect(page.Locator(".eg-lost")).ToBeHiddenAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(page.Locator("#till-entry")).ToBeFocusedAsync(new() { Timeout = 20_000 });
        await page.Keyboard.TypeAsync("Q001");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".till-lines")).ToContainTextAsync("样例牌丁腈手套", new() { Timeout = 15_000 });
    }
}
