using EdgeGateway.Devices.Virtual;
using EdgeGateway.Service.Checkout.Demo;
using EdgeGateway.Testing;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>The whole gateway with virtual devices, and its till page in a real Chromium.</summary>
internal sealed class TillBrowser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string[] Flags =
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private TillBrowser(TestGateway gateway, IPlaywright playwright, IBrowser browser, IPage page) =>
        (Gateway, _playwright, _browser, Page) = (gateway, playwright, browser, page);

    public TestGateway Gateway { get; }
    public IPage Page { get; }

    public VirtualReader Reader => Gateway.Get<DemoBench>().Reader!;
    public VirtualScanner Scanner => Gateway.Get<DemoBench>().Scanner!;
    public VirtualPrinter Printer => Gateway.Get<DemoBench>().Printer!;

    public static async Task<TillBrowser> OpenAsync(int width = 1366, int height = 768, params (string Name, string Value)[] settings)
    {
        Assert.SkipUnless(File.Exists(Chromium), $"{Chromium} is not installed");
        var gateway = await TestGateway.StartDemoAsync(settings: settings);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
        var page = await browser.NewPageAsync(new() { BaseURL = gateway.Http.BaseAddress!.ToString(), ViewportSize = new() { Width = width, Height = height } });
        page.SetDefaultTimeout(15_000);
        var till = new TillBrowser(gateway, playwright, browser, page);
        await page.GotoAsync("/till");
        await Assertions.Expect(page.Locator("#till-entry")).ToBeFocusedAsync(new() { Timeout = 15_000 });
        return till;
    }

    /// <summary>Waits until an element's text contains this.</summary>
    public Task SeesAsync(string text, string within = ".till") => Assertions.Expect(Page.Locator(within)).ToContainTextAsync(text, new() { Timeout = 15_000 });

    /// <summary>A scan on the virtual scanner's wire.</summary>
    public Task ScanAsync(string label) => Scanner.ScanAsync(label, TestContext.Current.CancellationToken);

    /// <summary>Letters and Enter, as fast as a scanner that acts as a keyboard.</summary>
    public async Task TypeAsync(string text)
    {
        await Page.Keyboard.TypeAsync(text);
        await Page.Keyboard.PressAsync("Enter");
    }

    public Task PressAsync(string key) => Page.Keyboard.PressAsync(key);

    public Task<string> TextAsync(string within) => Page.Locator(within).InnerTextAsync();

    /// <summary>When the page changed for the nth time since the test began to watch it, in ms since 1970 by the browser's clock.</summary>
    public async Task<double> ChangedAsync(int count)
    {
        double[] times = [];
        for (var start = TimeProvider.System.GetTimestamp(); times.Length < count;)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(15), $"the page changed {times.Length} times, not {count}");
            times = await Page.EvaluateAsync<double[]>("() => window.changed.map(pair => pair[1])");
        }
        return times[count - 1];
    }

    /// <summary>Keeps a picture when the variable EDGEGATEWAY_PICTURES names a folder.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("EDGEGATEWAY_PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Gateway.DisposeAsync();
    }
}
