using System.Collections.Concurrent;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Service.Checkout.Demo;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>A page of the gateway with virtual devices in a real Chromium, as one clerk sees it.</summary>
internal sealed class TillBrowser : IAsyncDisposable
{
    private readonly TillHouse _house;
    private readonly bool _alone;
    private readonly ConcurrentQueue<PrintedReceipt> _papers = [];

    internal TillBrowser(TillHouse house, IPage page, bool alone)
    {
        (_house, Page, _alone) = (house, page, alone);
        Printer.Printed += _papers.Enqueue;
    }

    public TestGateway Gateway => _house.Gateway;
    public IPage Page { get; }

    public VirtualReader Reader => Gateway.Get<DemoBench>().Reader!;
    public VirtualScanner Scanner => Gateway.Get<DemoBench>().Scanner!;
    public VirtualPrinter Printer => Gateway.Get<DemoBench>().Printer!;

    /// <summary>What was printed since this page was opened, the oldest first.</summary>
    public IReadOnlyList<PrintedReceipt> Papers => [.. _papers];

    /// <summary>The newest of the last sales: in a shared house older ones stand below it.</summary>
    public ILocator Newest => Page.Locator(".till-sales tbody tr:first-child");

    /// <summary>A gateway and a browser of the test's own. Tests that can live with a used gateway take a <see cref="TillHouse"/>.</summary>
    public static Task<TillBrowser> OpenAsync(int width = 1366, int height = 768, params (string Name, string Value)[] settings) =>
        new TillHouse { Settings = settings }.OpenAsync(width, height, alone: true);

    /// <summary>Goes to the till, or to that of the training, and waits until its keys work.</summary>
    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address);
        await ReadyAsync();
    }

    /// <summary>The till that is shown takes keys now. Before that a key goes nowhere.</summary>
    public Task ReadyAsync() => Assertions.Expect(Page.Locator("#till-entry")).ToBeFocusedAsync(new() { Timeout = 15_000 });

    /// <summary>Puts a card on the reader: another one each time, because the same card counts once while it may still lie there.</summary>
    public IdentityDocument PlaceCard()
    {
        var card = _house.NextCard();
        Reader.Place(card);
        return card;
    }

    /// <summary>The main key, and waits until a new sale stands on top of the last ones.</summary>
    public async Task CompleteAsync()
    {
        var before = await Newest.CountAsync() == 0 ? null : await Newest.GetAttributeAsync("data-sale");
        await PressAsync("Enter");
        await Assertions.Expect(Page.Locator($".till-sales tbody tr:first-child:not([data-sale='{before}'])")).ToHaveCountAsync(1, new() { Timeout = 15_000 });
    }

    /// <summary>Waits until the newest sale says this.</summary>
    public Task NewestSaysAsync(string text) => Assertions.Expect(Newest).ToContainTextAsync(text, new() { Timeout = 15_000 });

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
        Printer.Printed -= _papers.Enqueue;
        if (_alone)
            await _house.DisposeAsync();
    }
}
