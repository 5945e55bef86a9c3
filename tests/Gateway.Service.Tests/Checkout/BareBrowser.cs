using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>One page in a Chromium, for gateways that come and go.</summary>
internal sealed class BareBrowser : IAsyncDisposable
{
    private BareBrowser(IPage page) => Page = page;

    public IPage Page { get; }

    public static async Task<BareBrowser> OpenAsync(int width, int height) => new(await SharedChromium.OpenAsync(width, height));

    /// <summary>Keeps a picture when the variable EDGEGATEWAY_PICTURES names a folder.</summary>
    public async Task PictureAsync(string name, bool full = false)
    {
        if (Environment.GetEnvironmentVariable("EDGEGATEWAY_PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = full });
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
