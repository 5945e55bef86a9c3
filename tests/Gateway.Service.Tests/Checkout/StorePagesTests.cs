using System.Globalization;
using System.Net.Http.Json;
using EdgeGateway.Devices.Virtual;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>Taking back, quotas, bound media and stock-in as the clerk does them, in a real browser.</summary>
[Collection(TillHouse.Ordinary)]
public sealed class StorePagesTests(TillHouse house)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task More_ReturnThenCancel_ArePrintedAndShownOnTheSales()
    {
        await using var till = await house.OpenAsync(1024);
        await SellAsync(till);
        await till.PressAsync("F10");
        await till.SeesAsync("可退 2双", ".till-more");
        await Assertions.Expect(till.Page.Locator("#till-return")).ToBeDisabledAsync();
        await till.Page.Locator(".till-more [aria-label='加一']").ClickAsync();
        await till.PictureAsync("13-more-1024");
        await till.Page.Locator("#till-return").ClickAsync();
        await till.SeesAsync("退款 ¥8.00", ".till-more");
        await till.SeesAsync("可退 1双", ".till-more");
        await Assertions.Expect(till.Page.Locator("#till-cancel")).ToBeDisabledAsync();
        await till.PressAsync("Escape");
        await Assertions.Expect(till.Page.Locator(".till-more")).ToHaveCountAsync(0);
        await till.NewestSaysAsync("有退货");
        await SellAsync(till);
        await till.Page.Locator("[data-more]").First.ClickAsync();
        await till.Page.Locator("#till-cancel").ClickAsync();
        await till.SeesAsync("退款 ¥16.00", ".till-more");
        await till.PressAsync("Escape");
        await till.NewestSaysAsync("已作废");
        await EdgeGateway.Testing.Wait.UntilAsync(() => till.Papers.Count == 4);
        var papers = till.Papers.Select(paper => string.Join(' ', paper.Lines)).ToList();
        Assert.Single(papers, paper => paper.Contains("农资退货凭证", StringComparison.Ordinal));
        Assert.Single(papers, paper => paper.Contains("农资销售作废凭证", StringComparison.Ordinal));
        Assert.Empty(till.Gateway.Errors);
    }

    [Fact]
    public async Task More_Open_EnterDoesNotCompleteTheBasketBehindIt()
    {
        await using var till = await house.OpenAsync();
        await SellAsync(till);
        await till.TypeAsync("S001");
        await till.SeesAsync("打印并完成", "#till-main");
        await till.PressAsync("F10");
        await till.SeesAsync("整单作废", ".till-more");
        await till.PressAsync("Enter");
        await till.PressAsync("F10");
        await Assertions.Expect(till.Page.Locator(".till-more")).ToHaveCountAsync(0);
        await Assertions.Expect(till.Page.Locator(".till-line")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Quota_Exceeded_IsAskedForAndSoldWithAReasonByKeys()
    {
        await using var till = await house.OpenAsync(1024);
        foreach (var card in new[] { SyntheticCards.First, SyntheticCards.Second })
            (await till.Gateway.Http.PutAsJsonAsync("/api/v1/areas", new { number = card.Number, crop = "水稻", areaMu = 1 }, Cancel)).Dispose();
        till.PlaceCard();
        await till.SeesAsync("氮定额余 12 公斤", ".till-buyer");
        await till.ScanAsync(Shelf.FertiliserEan);
        await till.SeesAsync("超过定额", "#till-main");
        await till.PictureAsync("14-quota-1024");
        Assert.False(await till.Page.EvaluateAsync<bool>("() => document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth"));
        await till.PressAsync("F3");
        await till.SeesAsync("打印并完成", "#till-main");
        await till.CompleteAsync();
        await till.NewestSaysAsync("样例牌尿素");
    }

    [Fact]
    public async Task Medium_BoundOnThePage_SellsByItsCodeAlone()
    {
        await using var till = await house.OpenAsync();
        till.PlaceCard();
        await till.SeesAsync("已核验", ".till-buyer");
        await till.Page.GetByText("绑定农户卡").ClickAsync();
        await till.SeesAsync("请扫要绑定", ".till-notice");
        await till.ScanAsync("NH-330000-000017");
        await till.SeesAsync("已绑定到", ".till-notice");
        await till.Page.GetByText("移去购买人").ClickAsync();
        till.Reader.Remove();
        await till.ScanAsync("NH-330000-000017");
        await till.SeesAsync("绑定介质", ".till-buyer");
        await till.ScanAsync(Shelf.Ean);
        await till.SeesAsync("打印并完成", "#till-main");
        Leaks.AssertNone(await till.Page.ContentAsync());
    }

    [Fact]
    public async Task Stock_EnteredOnItsPage_IsOnTheShelf()
    {
        await using var till = await house.OpenAsync();
        await till.Page.GotoAsync("/stock");
        await Assertions.Expect(till.Page.Locator(".stock[data-live]")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await till.SeesAsync("样例牌丁腈手套", "#stock-levels");
        // Others sold seed in this shop before.
        var shelf = till.Page.Locator("#stock-levels tr", new() { HasText = "S001" }).Locator("td").Last;
        var before = int.Parse((await shelf.InnerTextAsync()).Split(' ')[0], CultureInfo.InvariantCulture);
        await Assertions.Expect(till.Page.Locator("#stock-save")).ToBeDisabledAsync();
        await till.Page.FillAsync("#stock-supplier", "样例农资公司");
        await till.Page.FillAsync("#stock-contact", "0571-00000000");
        await till.Page.FillAsync("#stock-quantity", "30");
        await till.Page.FillAsync("#stock-batch", "20261001");
        await till.Page.FillAsync("#stock-code", "S001");
        await till.PressAsync("Enter");
        await till.SeesAsync("登记进货（1 行）", "#stock-save");
        await till.Page.Locator("#stock-save").ClickAsync();
        await till.SeesAsync("已登记，共 1 行", ".stock");
        await Assertions.Expect(shelf).ToHaveTextAsync($"{before + 30} 袋", new() { Timeout = 15_000 });
        await till.PictureAsync("15-stock");
        Assert.Empty(till.Gateway.Errors);
    }

    /// <summary>Two pairs of gloves, on paper: when this returns they are the newest sale.</summary>
    private static async Task SellAsync(TillBrowser till)
    {
        await till.TypeAsync("Q001");
        await till.TypeAsync("Q001");
        await till.SeesAsync("16.00", ".till-foot");
        await till.CompleteAsync();
        await till.NewestSaysAsync("已打印");
    }
}
