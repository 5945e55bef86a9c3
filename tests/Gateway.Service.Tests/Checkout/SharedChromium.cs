using EdgeGateway.Service.Tests.Checkout;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(SharedChromium))]

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>One Chromium for all tests of pages, started by the first that wants a page. Each test has a context of its own: nothing is remembered from one to the next.</summary>
public sealed class SharedChromium : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";
    private static readonly string[] Flags =
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private static readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> Started = new(StartAsync);

    /// <summary>Skips the test where there is no Chromium.</summary>
    internal static void Need() => Assert.SkipUnless(File.Exists(Program), $"{Program} is not installed");

    /// <summary>A page of its own in a context of its own; who asked closes the context.</summary>
    internal static async Task<IPage> OpenAsync(int width, int height, Uri? address = null)
    {
        Need();
        var (_, browser) = await Started.Value;
        var context = await browser.NewContextAsync(new() { BaseURL = address?.ToString(), ViewportSize = new() { Width = width, Height = height } });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(15_000);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (!Started.IsValueCreated)
            return;
        var (driver, browser) = await Started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Flags }));
    }
}
