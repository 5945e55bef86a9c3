using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>A Chromium with one page, for gateways that come and go.</summary>
internal sealed class BareBrowser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string[] Flags =
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private BareBrowser(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, Page) = (playwright, browser, page);

    public IPage Page { get; }

    public static async Task<BareBrowser> OpenAsync(int width, int height, params string[] more)
    {
        Assert.SkipUnless(File.Exists(Chromium), $"{Chromium} is not installed");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = [.. Flags, .. more] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        page.SetDefaultTimeout(15_000);
        return new BareBrowser(playwright, browser, page);
    }

    /// <summary>Keeps a picture when the variable EDGEGATEWAY_PICTURES names a folder.</summary>
    public async Task PictureAsync(string name, bool full = false)
    {
        if (Environment.GetEnvironmentVariable("EDGEGATEWAY_PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = full });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
