using System.Text;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Demo;
using EdgeGateway.Service.Checkout.Receipts;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.Demo;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Web;
using EdgeGateway.Service.Web.Guard;
using EdgeGateway.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>
/// One gateway with virtual devices and one page for many tests: starting both and loading the first page costs more than most tests
/// do. Each test gets a tidied till; sales of earlier tests stay in the ledger, as in life. Classes that need nothing special share the
/// ordinary one and run one after the other; a class with settings or a password of its own has a house of its own.
/// </summary>
[CollectionDefinition(Ordinary)]
public sealed class TillHouse : IAsyncDisposable, ICollectionFixture<TillHouse>
{
    /// <summary>Name of the shared one.</summary>
    internal const string Ordinary = "ordinary till";

    private static readonly string[] Devices = [ThingKinds.IdCardReader, ThingKinds.Scanner, ThingKinds.ReceiptPrinter];

    private readonly IdentityDocument[] _cards = [SyntheticCards.First, SyntheticCards.Second];
    private int _card;
    private readonly LogBook _logs = new();
    private TestGateway? _gateway;
    private IPage? _page;

    /// <summary>Names and values of a configuration of the class's own.</summary>
    internal (string Name, string Value)[] Settings { get; set; } = [];

    /// <summary>The operator's password; null: nobody is asked.</summary>
    internal string? Password { get; set; }

    /// <summary>What the gateway wrote into its log, at the level its settings name.</summary>
    internal IReadOnlyList<string> Logs => _logs.Lines;

    internal TestGateway Gateway => _gateway ?? throw new InvalidOperationException("open a page first");

    /// <summary>
    /// The till as a clerk finds it: nothing in the basket, no card, every plug in, no paper on its way, Chinese. The browser's one tab is
    /// loaded anew only where something of the test before is still to be seen.
    /// </summary>
    internal async Task<TillBrowser> OpenAsync(int width = 1366, int height = 768, string at = "/till", bool alone = false)
    {
        SharedChromium.Need();
        _gateway ??= await StartAsync();
        await TidyAsync();
        _page ??= await OpenPageAsync();
        await _page.SetViewportSizeAsync(width, height);
        var till = new TillBrowser(this, _page, alone);
        if (at == "/till" && await IsTidyAsync(_page))
            await _page.FocusAsync("#till-entry");
        else
            await till.GoAsync(at);
        return till;
    }

    private async Task<TestGateway> StartAsync()
    {
        var gateway = await TestGateway.StartDemoAsync(settings: Settings, replace: services =>
        {
            if (Settings.Any(setting => setting.Name == "Log__Level"))
                services.AddSingleton<ILoggerProvider>(new BookProvider(_logs));
            if (Password is { } password)
                services.AddSingleton(new OperatorPassword(password, TimeProvider.System));
        });
        if (Password is { } typed)
            gateway.Http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"operator:{typed}")));
        return gateway;
    }

    private async Task<IPage> OpenPageAsync()
    {
        var page = await SharedChromium.OpenAsync(1366, 768, Gateway.Http.BaseAddress);
        if (Password is { } password)
        {
            await page.GotoAsync("/login");
            await page.FillAsync("#password", password);
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync(address => !address.EndsWith("/login", StringComparison.Ordinal));
        }
        return page;
    }

    private static async Task<bool> IsTidyAsync(IPage page)
    {
        await page.Context.ClearCookiesAsync(new() { Name = Language.Cookie });
        return page.Url.EndsWith("/till", StringComparison.Ordinal)
            && await page.EvaluateAsync<bool>("() => document.documentElement.lang.startsWith('zh') && !document.querySelector('.till-done, .till-more, .till-demo-open')");
    }

    /// <summary>Never the one before.</summary>
    internal IdentityDocument NextCard() => _cards[_card++ % _cards.Length];

    private async Task TidyAsync()
    {
        foreach (var plug in Gateway.Get<DemoBoard>().Switches.Where(plug => !plug.IsOn))
            await plug.FlipAsync(true);
        var bench = Gateway.Get<DemoBench>();
        bench.Lift();
        await bench.PaperAsync(present: true, CancellationToken.None);
        var (session, board) = (Gateway.Get<CheckoutSession>(), Gateway.Get<SaleBoard>());
        for (var again = 0; again < 10 && session.State is not { Buyer: null, Lines.IsEmpty: true, Notice: null }; again++)
            session.Clear();
        await Wait.UntilAsync(() => Gateway.Get<HealthRegistry>().All.Where(thing => Devices.Contains(thing.Kind)).All(thing => thing.State == ThingState.Online));
        await Wait.UntilAsync(() => !session.State.Working && board.Latest.All(sale => !Gateway.Get<ReceiptDesk>().IsWaiting(sale.Id)));
    }

    private sealed class BookProvider(LogBook book) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => book.CreateLogger(categoryName);

        public void Dispose()
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_page is not null)
            await _page.Context.DisposeAsync();
        if (_gateway is not null)
            await _gateway.DisposeAsync();
    }
}
