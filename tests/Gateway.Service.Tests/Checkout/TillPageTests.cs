using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Service.Demo;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>The store line from bytes on a wire to a tick on a page, in a real browser over real pseudo-terminals.</summary>
[Collection(TillHouse.Ordinary)]
public sealed class TillPageTests(TillHouse house)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(1024, 768)]
    public async Task Sale_CardScanEnter_IsPrintedAndDelivered(int width, int height)
    {
        await using var till = await house.OpenAsync(width, height);
        await till.SeesAsync("正常", ".till-strip");
        await till.PictureAsync($"1-start-{width}");
        var card = till.PlaceCard();
        await till.SeesAsync("测**", ".till-buyer");
        await till.ScanAsync($"https://trace.example/?code={Shelf.UnitCode}");
        await till.SeesAsync("样例牌吡虫啉", ".till-lines");
        await till.SeesAsync("打印并完成", "#till-main");
        await till.PictureAsync($"2-ready-{width}");
        await till.CompleteAsync();
        await till.NewestSaysAsync("已打印");
        await till.NewestSaysAsync("已送达");
        await till.PictureAsync($"3-done-{width}");
        var paper = string.Join('\n', Assert.Single(till.Papers).Lines);
        Assert.Contains("样例牌吡虫啉可湿性粉剂", paper, StringComparison.Ordinal);
        Assert.Contains($"购买人 测** {Masking.Number(card.Number)}", paper, StringComparison.Ordinal);
        Leaks.AssertNone(paper);
        Leaks.AssertNone(await till.Page.ContentAsync());
        Assert.Empty(till.Gateway.Errors);
    }

    [Fact]
    public async Task Sale_BrokerStopped_CompletesWaitsAndIsDeliveredLater()
    {
        await using var till = await house.OpenAsync();
        var broker = till.Gateway.Get<DemoBoard>();
        await broker.Find("broker")!.FlipAsync(false);
        await till.SeesAsync("照常卖", ".till-strip");
        await till.ScanAsync("Q001");
        await till.SeesAsync("样例牌丁腈手套", ".till-lines");
        await till.CompleteAsync();
        await till.NewestSaysAsync("已打印");
        await till.NewestSaysAsync("待送");
        await till.PictureAsync("4-broker-away");
        await broker.Find("broker")!.FlipAsync(true);
        await till.NewestSaysAsync("已送达");
        Assert.DoesNotContain("照常卖", await till.TextAsync(".till-strip"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sale_RestrictedByKeysOnly_IsAskedForStepByStep()
    {
        await using var till = await house.OpenAsync(1024);
        await till.TypeAsync(Shelf.RestrictedEan);
        await till.SeesAsync("请刷身份证", "#till-main");
        await till.PressAsync("Enter");
        await till.SeesAsync("须实名购买", ".till-notice");
        await till.PictureAsync("5-refused-1024");
        till.PlaceCard();
        await till.SeesAsync("请选用途", "#till-main");
        await till.PictureAsync("6-purpose-1024");
        await till.PressAsync("F3");
        await till.SeesAsync("打印并完成", "#till-main");
        await till.CompleteAsync();
        await till.NewestSaysAsync("已打印");
        Assert.Contains("用途 蔬菜", Assert.Single(till.Papers).Lines);
    }

    [Fact]
    public async Task Scan_BannedUnknownAndHalf_SaysSoAndKeepsTheBasket()
    {
        await using var till = await house.OpenAsync();
        await till.ScanAsync(Shelf.Ean);
        await till.SeesAsync("样例牌井冈霉素水剂", ".till-lines");
        await till.ScanAsync(Shelf.BannedEan);
        await till.SeesAsync("克百威自2026-06-01起禁用", ".till-notice");
        await till.PictureAsync("7-banned");
        await till.ScanAsync("6900000000090");
        await till.SeesAsync("读到：6900000000090", ".till-notice");
        await till.ScanAsync("12600011001000000000");
        await till.SeesAsync("读到：12600011001000000000", ".till-notice");
        Assert.DoesNotContain("克百威", await till.TextAsync(".till-lines"), StringComparison.Ordinal);
        Assert.Contains("井冈霉素", await till.TextAsync(".till-lines"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_ScannerThatActsAsAKeyboard_NeverCompletesASaleByItself()
    {
        await using var till = await house.OpenAsync();
        await till.TypeAsync("Q001");
        await till.SeesAsync("样例牌丁腈手套", ".till-lines");
        await till.TypeAsync("S001");
        await till.SeesAsync("样例牌水稻种子", ".till-lines");
        await Assertions.Expect(till.Page.Locator(".till-line")).ToHaveCountAsync(2);
        await till.PressAsync("+");
        await till.SeesAsync("52.00", ".till-lines");
        await till.PressAsync("-");
        await till.PressAsync("-");
        await Assertions.Expect(till.Page.Locator(".till-line")).ToHaveCountAsync(1);
        await till.PressAsync("Escape");
        await till.SeesAsync("已清空", ".till-notice");
        await till.PressAsync("F8");
        await till.SeesAsync("样例牌丁腈手套", ".till-lines");
        await till.CompleteAsync();
        await till.NewestSaysAsync("样例牌丁腈手套");
    }

    [Fact]
    public async Task Focus_AfterATouch_EnterIsStillTheMainKey()
    {
        await using var till = await house.OpenAsync();
        await till.ScanAsync("Q001");
        await till.SeesAsync("样例牌丁腈手套", ".till-lines");
        await till.Page.Locator(".till-step").Last.ClickAsync();
        await till.SeesAsync("16.00", ".till-lines");
        await till.CompleteAsync();
        await till.NewestSaysAsync("16.00");
    }

    [Fact]
    public async Task Printer_WithoutPaper_NeverHoldsTheSale_AndTheCopyIsMarked()
    {
        await using var till = await house.OpenAsync();
        await till.Printer.PaperOutAsync(Cancel);
        await till.SeesAsync("纸", ".till-fault");
        await till.ScanAsync("Q001");
        await till.SeesAsync("样例牌丁腈手套", ".till-lines");
        await till.CompleteAsync();
        await till.NewestSaysAsync("未打印");
        await till.NewestSaysAsync("已送达");
        await till.PictureAsync("8-paper-out");
        await till.Printer.RefillAsync(Cancel);
        await Assertions.Expect(till.Page.Locator(".till-fault")).ToHaveCountAsync(0, new() { Timeout = 15_000 });
        await till.PressAsync("F9");
        await till.NewestSaysAsync("已打印");
        Assert.Contains("【补打 第1次】", Assert.Single(till.Papers).Lines);
    }

    [Theory]
    [InlineData("reader-1")]
    [InlineData("scanner-1")]
    [InlineData("printer-1")]
    public async Task Device_PulledAndPutBack_ShowsItsPlugAndGoesByItself(string id)
    {
        await using var till = await house.OpenAsync(1024);
        await till.SeesAsync("正常", ".till-strip");
        var plug = till.Gateway.Get<DemoBoard>();
        await plug.Find(id)!.FlipAsync(false);
        await Assertions.Expect(till.Page.Locator(".till-fault svg.till-plug")).ToBeVisibleAsync(new() { Timeout = 5_000 });
        Assert.DoesNotContain(till.Gateway.DataDirectory, await till.TextAsync(".till-fault"), StringComparison.Ordinal);
        Assert.NotEmpty((await till.Page.Locator("svg.till-plug").GetAttributeAsync("aria-label"))!);
        Assert.Empty(await Looks.TooFaintAsync(till.Page));
        await till.PictureAsync($"9-pulled-{id}");
        await plug.Find(id)!.FlipAsync(true);
        await Assertions.Expect(till.Page.Locator(".till-fault")).ToHaveCountAsync(0, new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task Language_English_SpeaksEnglish()
    {
        await using var till = await house.OpenAsync();
        await till.Page.GotoAsync("/language/en?back=/till");
        await till.SeesAsync("Scan goods or place a card", "#till-main");
        await till.PictureAsync("10-english");
    }

    [Fact]
    public async Task Page_EveryText_IsAtLeastTwentyPixels()
    {
        await using var till = await house.OpenAsync(1024);
        await till.ScanAsync(Shelf.RestrictedEan);
        await till.SeesAsync("毒死蜱", ".till-lines");
        Assert.Empty(await Looks.TooSmallAsync(till.Page));
        var overflow = await till.Page.EvaluateAsync<bool>("() => document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth");
        Assert.False(overflow);
    }

    [Fact]
    public async Task Page_BusyDay_FitsTheScreen()
    {
        await using var till = await house.OpenAsync(1024);
        for (var i = 0; i < 6; i++)
        {
            await till.TypeAsync("Q001");
            await till.TypeAsync("S001");
            await Assertions.Expect(till.Page.Locator(".till-line")).ToHaveCountAsync(2);
            await till.CompleteAsync();
        }
        await Assertions.Expect(till.Page.Locator(".till-sales tbody tr")).ToHaveCountAsync(5);
        foreach (var (label, count) in new[] { Shelf.RestrictedEan, Shelf.Ean, Shelf.FertiliserEan, "P001", "P004", "Q001" }.Select((label, i) => (label, i + 1)))
        {
            await till.ScanAsync(label);
            await Assertions.Expect(till.Page.Locator(".till-line")).ToHaveCountAsync(count);
        }
        till.PlaceCard();
        await till.SeesAsync("测**", ".till-buyer");
        await till.SeesAsync("手套", ".till-lines");
        await till.PictureAsync("11-busy-1024");
        await till.Page.SetViewportSizeAsync(1366, 768);
        await till.PictureAsync("11-busy-1366");
        await till.Page.Locator(".till-demo-tab").ClickAsync();
        await till.SeesAsync("农资销售凭证", ".till-paper");
        await till.PictureAsync("12-demo-1366");
        Assert.Equal(5, await till.Page.Locator(".till-sales tbody tr").CountAsync());
    }
}
