using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>The ledger and the store's report as the clerk uses them, in a real browser.</summary>
public sealed class LedgerPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ledger_SaleBeyondTheLastFive_IsFoundVerifiedReturnedAndCopied()
    {
        await using var till = await TillBrowser.OpenAsync(1024);
        var first = await SellAsync(till, "Q001");
        for (var i = 0; i < 6; i++)
            await SellAsync(till, "S001");
        var page = till.Page;
        await page.GotoAsync("/ledger");
        await page.WaitForSelectorAsync(".ledger[data-live='True'], .ledger[data-live]");
        await till.SeesAsync("7 笔", ".ledger");
        await till.PictureAsync("60-ledger-1024");
        await FindAsync(page, "手套");
        await till.SeesAsync("1 笔", ".ledger-tools");
        await till.SeesAsync(first, ".ledger-sales");
        await FindAsync(page, "没有的商品");
        await till.SeesAsync("没有找到", ".ledger-tools");
        await page.Locator("#ledger-from").FillAsync("2020-01-01");
        await page.Locator("#ledger-to").FillAsync("2020-01-02");
        await FindAsync(page, first.ToLowerInvariant());
        await till.SeesAsync("验证码真实", ".ledger-verdict");
        await page.Locator("[data-more]").ClickAsync();
        await till.SeesAsync("可退 1双", ".till-more");
        await page.Locator(".till-more [aria-label='加一']").ClickAsync();
        await till.PictureAsync("61-ledger-return-1024");
        await page.Locator("#till-return").ClickAsync();
        await till.SeesAsync("退款 ¥8.00", ".till-more");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".till-more")).ToHaveCountAsync(0);
        await till.SeesAsync("有退货", ".ledger-sales");
        await page.Locator(".ledger-sales button").First.ClickAsync();
        await EdgeGateway.Testing.Wait.UntilAsync(() => till.Printer.Receipts.Any(paper => string.Join(' ', paper.Lines).Contains("补打", StringComparison.Ordinal)));
        var href = await page.Locator(".ledger-tools a").First.GetAttributeAsync("href");
        Assert.Contains("销售", await till.Gateway.ReadAsync("/" + href!.Replace("2020-01-02", "2030-01-01", StringComparison.Ordinal)), StringComparison.Ordinal);
        await page.SetViewportSizeAsync(390, 800);
        await page.GotoAsync("/ledger");
        await till.SeesAsync("7 笔", ".ledger");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
        await till.PictureAsync("62-ledger-phone");
        Assert.Empty(till.Gateway.Errors);
    }

    [Fact]
    public async Task Report_OfTheStore_HasTheFiguresOfTheFileAndPrints()
    {
        await using var till = await TillBrowser.OpenAsync(1280);
        await SellAsync(till, "Q001");
        using var answer = await till.Gateway.GetAsync("/api/v1/reports/weekly");
        var digest = answer.Headers.GetValues("Digest-Sha256").Single();
        await till.Page.GotoAsync("/reports/store");
        await till.Page.WaitForSelectorAsync(".sr[data-live]");
        await till.SeesAsync("样例牌丁腈手套", ".sr-products");
        await till.SeesAsync("SHA-256", ".sr-foot");
        Assert.Contains(digest, await till.TextAsync(".sr-foot"), StringComparison.Ordinal);
        await till.PictureAsync("63-report-1280");
        await till.Page.SetViewportSizeAsync(390, 800);
        Assert.True(await till.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"));
        await till.PictureAsync("64-report-phone");
        if (Environment.GetEnvironmentVariable("EDGEGATEWAY_PICTURES") is { Length: > 0 } folder)
            await till.Page.PdfAsync(new() { Path = Path.Combine(folder, "65-report.pdf"), Format = "A4" });
        await till.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(till.Page.Locator(".sr-tools")).ToBeHiddenAsync();
        await Assertions.Expect(till.Page.Locator(".sr-sign")).ToBeVisibleAsync();
        await till.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await till.Page.Locator("#sr-before").ClickAsync();
        await till.SeesAsync("已定稿", ".sr-who");
        Assert.Empty(till.Gateway.Errors);
    }

    private static async Task FindAsync(IPage page, string text)
    {
        await page.Locator("#ledger-text").FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Its verification code.</summary>
    private static async Task<string> SellAsync(TillBrowser till, string code)
    {
        await till.Gateway.Http.PostAsJsonAsync("/api/v1/checkout/lines", new { code }, Cancel);
        using var answer = await till.Gateway.Http.PostAsync("/api/v1/checkout/confirm", null, Cancel);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString()!;
    }
}
