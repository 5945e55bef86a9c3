using EdgeGateway.Devices.Virtual;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.Checkout;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Training;

/// <summary>The training page in a real browser, beside a real till with a real journal.</summary>
public sealed class TrainingPageTests
{
    private static readonly string[] Records = ["store.sale.recorded.v1", "store.sale.refused.v1", "store.identity.read.v1"];

    private static List<string> Recorded(TillBrowser till) =>
        [.. till.Gateway.Get<JournalStore>().ReadEvents(0, 1000).Select(one => one.Type).Where(Records.Contains)];

    private static async Task OpenAsync(TillBrowser till)
    {
        await till.Page.GotoAsync("/training");
        await Assertions.Expect(till.Page.Locator("#till-entry")).ToBeFocusedAsync(new() { Timeout = 15_000 });
    }

    private static Task ClickAsync(TillBrowser till, string text) => till.Page.GetByRole(AriaRole.Button, new() { Name = text, Exact = true }).ClickAsync();

    [Fact]
    public async Task Exercise_FromCardToPaper_LeavesNoTraceAnywhere()
    {
        await using var till = await TillBrowser.OpenAsync(1024);
        await OpenAsync(till);
        await till.SeesAsync("培训模式 TRAINING", ".till-training-bar");
        await till.PictureAsync("30-training-1024");
        await ClickAsync(till, "放卡 1");
        await till.SeesAsync("测**", ".till-buyer");
        await ClickAsync(till, "毒死蜱（限制使用）");
        await till.SeesAsync("请选用途", "#till-main");
        await till.PressAsync("F2");
        await ClickAsync(till, "克百威（已禁用）");
        await till.SeesAsync("不能卖", ".till-notice");
        await till.PressAsync("Enter");
        await till.SeesAsync("培训，未入账", "#till-main");
        await till.SeesAsync("培训", ".till-sales");
        await till.Page.Locator(".till-hands summary").ClickAsync();
        await till.SeesAsync("【培训 TRAINING】", ".till-paper");
        await till.PictureAsync("31-training-done-1024");

        Assert.Empty(Recorded(till));
        Assert.Equal("[]", await till.Gateway.ReadAsync("/api/v1/sales"));
        Assert.Empty(till.Printer.Receipts);
        var real = till.Gateway.Get<CheckoutSession>().State;
        Assert.Equal((1, true), (real.Version, real.Lines.IsEmpty));
    }

    [Fact]
    public async Task Exercise_PlugPulled_ShowsTheFaultWithItsPicture()
    {
        await using var till = await TillBrowser.OpenAsync(1024);
        await OpenAsync(till);
        await ClickAsync(till, "拔 身份证阅读器");
        await till.SeesAsync("培训：身份证阅读器没有接好", ".till-fault");
        await Assertions.Expect(till.Page.Locator(".till-fault svg.till-plug")).ToBeVisibleAsync();
        await till.PictureAsync("32-training-fault-1024");
        await ClickAsync(till, "插回 身份证阅读器");
        await Assertions.Expect(till.Page.Locator(".till-fault")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task RealCustomer_DuringTheExercise_GetsTheRealTillAtOnce()
    {
        await using var till = await TillBrowser.OpenAsync(1024);
        await OpenAsync(till);
        await ClickAsync(till, "放卡 2");
        await till.SeesAsync("测**", ".till-buyer");
        await till.ScanAsync("Q001");
        await till.Page.WaitForURLAsync("**/till");
        await till.SeesAsync("样例牌丁腈手套", ".till-lines");
        await Assertions.Expect(till.Page.Locator(".till-training")).ToHaveCountAsync(0);
        Assert.DoesNotContain("测**", await till.TextAsync(".till-buyer"), StringComparison.Ordinal);
        await till.PressAsync("Enter");
        await till.SeesAsync("已打印", "#till-main");
        Assert.Single(Recorded(till));
    }

    [Fact]
    public async Task Page_EveryText_IsAtLeastTwentyPixelsAndFits()
    {
        await using var till = await TillBrowser.OpenAsync(1024);
        await OpenAsync(till);
        await ClickAsync(till, "毒死蜱（限制使用）");
        await till.SeesAsync("毒死蜱", ".till-lines");

        Assert.Empty(await Looks.TooSmallAsync(till.Page));
        Assert.Empty(await Looks.TooFaintAsync(till.Page));
        Assert.False(await till.Page.EvaluateAsync<bool>("() => document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth"));
    }
}
