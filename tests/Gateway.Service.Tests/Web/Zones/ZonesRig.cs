using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Tests.Checkout;
using EdgeGateway.Service.Tests.Configuration.Editing;
using EdgeGateway.Testing;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Web.Zones;

/// <summary>The zone editor of one of a gateway's cameras in a real Chromium.</summary>
internal sealed class ZonesRig : IAsyncDisposable
{
    private ZonesRig(EditingRig editing, BareBrowser browser) => (Editing, Browser) = (editing, browser);

    public EditingRig Editing { get; }

    public BareBrowser Browser { get; }

    public IPage Page => Browser.Page;

    public static async Task<ZonesRig> OpenAsync(EditingRig editing, int width = 1366, int height = 768) => new(editing, await BareBrowser.OpenAsync(width, height));

    /// <summary>Opens the editor and waits until it is live.</summary>
    public async Task GoAsync(string camera)
    {
        await Page.GotoAsync(new Uri(Editing.Gateway.Http.BaseAddress!, $"cameras/{camera}/zones").ToString());
        await Assertions.Expect(Page.Locator(".zones[data-live]")).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    /// <summary>A tap at a part of the picture.</summary>
    public async Task TapAsync(double x, double y)
    {
        var box = (await Page.Locator(".zone-stage svg").BoundingBoxAsync())!;
        await Page.Mouse.ClickAsync((float)(box.X + (x * box.Width)), (float)(box.Y + (y * box.Height)));
    }

    /// <summary>Chooses what is edited next and waits until the page has got to it: what is typed or tapped before that still goes to what was chosen before.</summary>
    public async Task ChooseAsync(string button, string chosen)
    {
        await Page.ClickAsync(button);
        await CountAsync(chosen, 1);
    }

    /// <summary>Taps one after the other; each is drawn before the next.</summary>
    public async Task DrawAsync(params (double X, double Y)[] points)
    {
        await CountAsync(".zone-stage svg[data-drawing=yes]", 1);
        await CountAsync(".zone-point", 0);
        await Page.Locator(".zone-stage").ScrollIntoViewIfNeededAsync();
        for (var i = 0; i < points.Length; i++)
        {
            await TapAsync(points[i].X, points[i].Y);
            await CountAsync(".zone-point", i + 1);
        }
    }

    public async Task DragAsync(string from, double x, double y)
    {
        // Hovering may scroll, so the picture is measured afterwards.
        await Page.Locator(from).HoverAsync();
        var box = (await Page.Locator(".zone-stage svg").BoundingBoxAsync())!;
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync((float)(box.X + (x * box.Width)), (float)(box.Y + (y * box.Height)), new() { Steps = 4 });
        await Page.Mouse.UpAsync();
    }

    public async Task PutAsync(string field, string value)
    {
        await Page.FillAsync($"[data-field={field}]", value);
        await Page.PressAsync($"[data-field={field}]", "Tab");
    }

    public async Task SaveAsync(string by)
    {
        await Page.FillAsync("#review-by", by);
        await Page.PressAsync("#review-by", "Tab");
        await Page.ClickAsync("#zones-save");
    }

    public Task SeesAsync(string text, string within) => Assertions.Expect(Page.Locator(within)).ToContainTextAsync(text, new() { Timeout = 15_000 });

    public Task CountAsync(string what, int count) => Assertions.Expect(Page.Locator(what)).ToHaveCountAsync(count, new() { Timeout = 15_000 });

    /// <summary>The camera as it runs, after the page said that the change is in force.</summary>
    public async Task<Vision.CameraOptions> SavedAsync(string id)
    {
        await SeesAsync("已保存并生效", ".zones-said");
        return Editing.Gateway.Get<CameraRoster>().Find(id)!.Options;
    }

    public Task<bool> FitsAsync() => Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth");

    public ValueTask DisposeAsync() => Browser.DisposeAsync();
}
