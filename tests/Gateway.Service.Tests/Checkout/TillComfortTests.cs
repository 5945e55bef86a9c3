using System.Net.Http.Json;
using System.Text.Json;
using EdgeGateway.Testing;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>What a clerk lives with all day: big state, faults with their picture, contrast, focus, a gateway that was restarted.</summary>
public sealed class TillComfortTests : IClassFixture<TillHouse>
{
    private readonly TillHouse _house;

    /// <summary>With everything a store can have: what fits then, fits always.</summary>
    public TillComfortTests(TillHouse house)
    {
        _house = house;
        _house.Settings = [("Checkout__Operators", "[\"欧阳小芳\",\"李四\"]"), ("Checkout__AskContact", "true")];
    }

    [Fact]
    public async Task ClerkAndContact_ByKeys_AreChosenTakenAndNeverInTheWay()
    {
        await using var till = await _house.OpenAsync(1024);
        await till.SeesAsync("欧阳小芳", "#till-clerk");
        await till.PressAsync("*");
        await till.SeesAsync("李四", "#till-clerk");
        await till.PressAsync("*");
        await till.PictureAsync("44-clerk-1024");
        Assert.Empty(await CutOffAsync(till.Page));
        till.PlaceCard();
        await Assertions.Expect(till.Page.Locator("#till-contact")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        Assert.Empty(await CutOffAsync(till.Page));
        await till.ScanAsync("Q001");
        await till.SeesAsync("样例牌丁腈手套", ".till-lines");
        await till.Page.FocusAsync("#till-contact");
        await till.Page.Keyboard.TypeAsync("13800000000");
        await till.PressAsync("Enter");
        await Assertions.Expect(till.Page.Locator("#till-contact")).ToHaveValueAsync("138******00");
        await till.ReadyAsync();
        await till.PictureAsync("45-contact-1024");
        await till.CompleteAsync();
        Assert.Equal("欧阳小芳", (await till.Gateway.Http.GetFromJsonAsync<JsonElement>("/api/v1/sales?limit=1", TestContext.Current.CancellationToken))[0].GetProperty("operator").GetString());
    }

    [Fact]
    public async Task State_AfterASale_SaysPrintedAndDeliveredInBigLetters_UntilTheNextScan()
    {
        await using var till = await _house.OpenAsync(1024);
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

    [Fact]
    public async Task Page_FullOfThings_HasContrastAndSizeInBothLanguages()
    {
        await using var till = await _house.OpenAsync(1024);
        till.PlaceCard();
        foreach (var language in new[] { "zh", "en" })
        {
            await till.GoAsync($"/language/{language}?back=/till");
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
        }
    }

    [Fact]
    public async Task Focus_ByTabKey_IsSeenOnEveryControl()
    {
        await using var till = await _house.OpenAsync(1024);
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
        await using var till = await _house.OpenAsync(1024);
        await till.SeesAsync("正常", ".till-strip");
        foreach (var light in await till.Page.Locator(".till-lights .till-light").AllAsync())
        {
            Assert.Equal(2, await light.Locator("svg").CountAsync());
            Assert.True((await light.InnerTextAsync()).Split('\n').Length >= 2, await light.InnerTextAsync());
        }
    }

    /// <summary>Words of the buyer's panel that do not fit where they stand.</summary>
    private static Task<string[]> CutOffAsync(IPage page) => page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll('.till-buyer button, .till-buyer button *, .till-buyer h2')]
          .filter(e => !e.closest('.till-buyer-head h2') && e.scrollWidth > e.clientWidth && getComputedStyle(e).display !== 'inline')
          .map(e => e.textContent)
        """);

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
