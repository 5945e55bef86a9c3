using EdgeGateway.Devices.Virtual;
using EdgeGateway.Service.Checkout.Demo;
using EdgeGateway.Testing;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>The whole gateway with virtual devices, and its till page in a real Chromium.</summary>
internal sealed class TillBrowser : IAsyncDisposable
{
    private TillBrowser(TestGateway gateway, IPage page) => (Gateway, Page) = (gateway, page);

    public TestGateway Gateway { get; }
    public IPage Page { get; }

    public VirtualReader Reader => Gateway.Get<DemoBench>().Reader!;
    public VirtualScanner Scanner => Gateway.Get<DemoBench>().Scanner!;
    public VirtualPrinter Printer => Gateway.Get<DemoBench>().Printer!;

    public static async Task<TillBrowser> OpenAsync(int width = 1366, int height = 768, params (string Name, string Value)[] settings)
    {
        SharedChromium.Need();
        var gateway = await TestGateway.StartDemoAsync(settings: settings);
        var page = await SharedChromium.OpenAsync(width, height, gateway.Http.BaseAddress);
        var till = new TillBrowser(gateway, page);
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

    /// <summary>Lets the page note when it changes; <see cref="ChangedAsync"/> asks for it.</summary>
    public Task WatchAsync() => Page.EvaluateAsync("""
        () => {
          window.changed = [];
          new MutationObserver(() => { window.changed.push(performance.timeOrigin + performance.now()); window.look?.(); })
            .observe(document.querySelector('.till'), { attributeFilter: ['data-version'] });
        }
        """);

    /// <summary>When the page changed for the nth time since it is watched, in ms since 1970 by the browser's clock.</summary>
    public async Task<double> ChangedAsync(int count) => await Page.EvaluateAsync<double>("""
        count => new Promise(done => {
          window.look = () => { if (window.changed.length >= count) done(window.changed[count - 1]); };
          window.look();
        })
        """, count);

    /// <summary>Keeps a picture when the variable EDGEGATEWAY_PICTURES names a folder.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("EDGEGATEWAY_PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        await Gateway.DisposeAsync();
    }
}
