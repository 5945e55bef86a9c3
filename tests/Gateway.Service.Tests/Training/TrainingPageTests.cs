using System.Text.RegularExpressions;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.Checkout;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Training;

/// <summary>The training page in a real browser, beside a real till with a real journal.</summary>
[Collection(TillHouse.Ordinary)]
public sealed class TrainingPageTests(TillHouse house)
{
    private static readonly string[] Records = ["store.sale.recorded.v1", "store.sale.refused.v1", "store.identity.read.v1"];

    /// <summary>What the journal holds; a shared house has records of earlier tests.</summary>
    private static List<string> Recorded(TillBrowser till) =>
        [.. till.Gateway.Get<JournalStore>().ReadEvents(0, 1000).Select(one => one.Type).Where(Records.Contains)];

    private static int StoreEvents(TillBrowser till) =>
        till.Gateway.Get<JournalStore>().ReadEvents(0, 1000).Count(one => one.Type.StartsWith("store.", StringComparison.Ordinal));

    private static Task ClickAsync(TillBrowser till, string text) => till.Page.GetByRole(AriaRole.Button, new() { Name = text, Exact = true }).ClickAsync();

    [Fact]
    public async Task Exercise_FromCardToPaper_LeavesNoTraceAnywhere()
    {
        await using var till = await house.OpenAsync(1024, at: "/training");
        var (records, sales, version) = (Recorded(till), await till.Gateway.ReadAsync("/api/v1/sales"), till.Gateway.Get<CheckoutSession>().State.Version);
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

        Assert.Equal(records, Recorded(till));
        Assert.Equal(sales, await till.Gateway.ReadAsync("/api/v1/sales"));
        Assert.Empty(till.Papers);
        var real = till.Gateway.Get<CheckoutSession>().State;
        Assert.Equal((version, true), (real.Version, real.Lines.IsEmpty));
    }

    [Fact]
    public async Task Exercise_ReturnStockAndCertificate_AreMarkedAndRecordNothing()
    {
        await using var till = await house.OpenAsync(1024, at: "/training");
        var before = StoreEvents(till);
        await ClickAsync(till, "手套（店内码）");
        await till.SeesAsync("手套", ".till-lines");
        await till.PressAsync("Enter");
        await till.SeesAsync("培训，未入账", "#till-main");
        await till.Page.Locator("[data-more]").ClickAsync();
        await till.Page.Locator("#till-cancel").ClickAsync();
        await till.SeesAsync("已办理，退款", ".till-more");
        await till.SeesAsync("培训，未入账", ".till-more");
        await till.PictureAsync("33-training-cancel-1024");
        await till.PressAsync("Escape");
        await till.SeesAsync("已作废", ".till-sales");

        await till.Page.GotoAsync("/training/stock");
        await Assertions.Expect(till.Page.Locator(".stock[data-live]")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        foreach (var (field, text) in new[] { ("supplier", "示范供货商"), ("contact", "0571-00000000"), ("code", "Q001") })
            await till.Page.FillAsync($"#stock-{field}", text);
        await ClickAsync(till, "加一行");
        await till.Page.Locator("#stock-save:enabled").ClickAsync();
        await till.SeesAsync("培训，没有入账，库存不变", ".stock");
        await till.SeesAsync("培训模式 TRAINING", ".till-training-bar");
        await till.PictureAsync("34-training-stock-1024");

        await till.Page.GotoAsync("/training/certificate");
        await Assertions.Expect(till.Page.Locator("#certificate-product")).ToBeFocusedAsync(new() { Timeout = 15_000 });
        foreach (var (field, text) in new[] { ("product", "黄瓜"), ("quantity", "50 公斤"), ("origin", "示范村"), ("producer", "测试农户"), ("contact", "0571-00000000") })
            await till.Page.FillAsync($"#certificate-{field}", text);
        foreach (var box in await till.Page.Locator("fieldset input").AllAsync())
            await box.CheckAsync();
        await till.Page.ClickAsync("#certificate-issue");
        await till.SeesAsync("没有开具，没有入账", ".said");
        await till.SeesAsync("不是合格证 未开具 未上报", ".till-paper");
        await till.PictureAsync("35-training-certificate-1024");

        Assert.Equal(before, StoreEvents(till));
        Assert.Equal("[]", await till.Gateway.ReadAsync("/api/v1/certificates"));
    }

    [Fact]
    public async Task Exercise_PlugPulled_ShowsTheFaultWithItsPicture()
    {
        await using var till = await house.OpenAsync(1024, at: "/training");
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
        await using var till = await house.OpenAsync(1024, at: "/training");
        var before = Recorded(till).Count;
        await ClickAsync(till, "放卡 2");
        await till.SeesAsync("测**", ".till-buyer");
        await till.ScanAsync("Q001");
        await Assertions.Expect(till.Page).ToHaveURLAsync(new Regex("/till$"), new() { Timeout = 30_000 });
        await till.SeesAsync("样例牌丁腈手套", ".till-lines");
        // The basket is drawn a moment before its keys work. A key in between goes nowhere, and must not: it was meant for the exercise.
        await till.ReadyAsync();
        await Assertions.Expect(till.Page.Locator(".till-training")).ToHaveCountAsync(0);
        Assert.DoesNotContain("测**", await till.TextAsync(".till-buyer"), StringComparison.Ordinal);
        await till.CompleteAsync();
        await till.SeesAsync("已打印", "#till-main");
        Assert.Equal("store.sale.recorded.v1", Assert.Single(Recorded(till).Skip(before)));
    }

    [Fact]
    public async Task Page_EveryText_IsAtLeastTwentyPixelsAndFits()
    {
        await using var till = await house.OpenAsync(1024, at: "/training");
        await ClickAsync(till, "毒死蜱（限制使用）");
        await till.SeesAsync("毒死蜱", ".till-lines");

        Assert.Empty(await Looks.TooSmallAsync(till.Page));
        Assert.Empty(await Looks.TooFaintAsync(till.Page));
        Assert.False(await till.Page.EvaluateAsync<bool>("() => document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth"));
    }
}
