using Dapper;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.Cases;
using EdgeGateway.Service.Tests.Checkout;
using EdgeGateway.Testing;
using EdgeGateway.Vision.Evidence;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Web.Review;

/// <summary>A gateway with three cases under review and one on trial, and its review page in a real Chromium.</summary>
internal sealed class ReviewRig : IAsyncDisposable
{
    private const string OneCamera = """
        { "cameras": [{ "id": "cam-1", "name": "东门路口", "address": "file:/nowhere.mp4", "enabled": false, "location": "东门路与人民路口", "grid": "330106001002001",
          "longitude": 120.123456, "latitude": 30.25, "responsibleUnit": "东门街道综合执法队", "legalBasis": "备案号（示范）",
          "rules": [{ "id": "parking", "kind": "standing", "category": "motor-vehicle-parking", "labels": ["car"] }] }] }
        """;

    /// <summary>Made once for all tests.</summary>
    private static readonly Lazy<Task<(byte[] Wide, byte[] Small)>> Stills = new(MakeStillsAsync);

    private ReviewRig(TestGateway gateway, BareBrowser browser) => (Gateway, Browser) = (gateway, browser);

    public TestGateway Gateway { get; }

    public BareBrowser Browser { get; }

    public IPage Page => Browser.Page;

    public CaseStore Store => Gateway.Get<CaseStore>();

    /// <summary>Newest first: fire lane, bicycles, parking, and the one on trial.</summary>
    public IReadOnlyList<CaseRecord> Cases => Store.Latest(10);

    public static async Task<ReviewRig> OpenAsync(int width = 1366, int height = 768)
    {
        var browser = await BareBrowser.OpenAsync(width, height);
        var gateway = await TestGateway.StartAsync(OneCamera);
        var rig = new ReviewRig(gateway, browser);
        var (wide, small) = await Stills.Value;
        await rig.FileAsync(wide, small, "try", "loitering", 4, shadow: true);
        await rig.FileAsync(wide, small, "parking", "motor-vehicle-parking", 3);
        await rig.FileAsync(wide, small, "bicycles", "non-motor-parking", 2);
        await rig.FileAsync(wide, small, "fire-lane", "fire-lane-blocked", 1);
        return rig;
    }

    /// <summary>Opens an address and waits until the page is live.</summary>
    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(new Uri(Gateway.Http.BaseAddress!, address).ToString());
        await Assertions.Expect(Page.Locator(".review[data-live]")).ToBeVisibleAsync(new() { Timeout = 15_000 });
    }

    /// <summary>Says who reviews, as a person does once at each browser.</summary>
    public async Task NameAsync(string name)
    {
        await Page.FillAsync("#review-by", name);
        await Page.PressAsync("#review-by", "Tab");
        await Page.EvaluateAsync("() => document.activeElement.blur()");
    }

    public Task SeesAsync(string text, string within) => Assertions.Expect(Page.Locator(within)).ToContainTextAsync(text, new() { Timeout = 15_000 });

    public Task CountAsync(string what, int count) => Assertions.Expect(Page.Locator(what)).ToHaveCountAsync(count, new() { Timeout = 15_000 });

    public Task StateAsync(Guid id, string state) => Wait.UntilAsync(() => Store.Find(id)!.State == state, TimeSpan.FromSeconds(15), () => Store.Find(id)!.State);

    /// <summary>As when its camera was handed over to another gateway.</summary>
    public async Task HandOverAsync(Guid id, string to)
    {
        await Gateway.Get<JournalStore>().CommitAsync((connection, transaction, _) => connection.Execute("UPDATE city_case SET moved_to = @to WHERE id = @id", new { to, id = id.ToString() }, transaction), []);
        Gateway.Get<CaseDesk>().RaiseChanged();
    }

    /// <summary>Nothing is wider than the screen.</summary>
    public Task<bool> FitsAsync() => Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth");

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Gateway.DisposeAsync();
    }

    private static async Task<(byte[] Wide, byte[] Small)> MakeStillsAsync()
    {
        using var folder = new TempFolder();
        var (wide, small) = (folder.File("wide.jpg"), folder.File("small.jpg"));
        await TestFilm.StillAsync(wide, "768x576");
        await TestFilm.StillAsync(small, "200x150");
        return (await File.ReadAllBytesAsync(wide), await File.ReadAllBytesAsync(small));
    }

    private async Task FileAsync(byte[] wide, byte[] small, string rule, string category, int place, bool shadow = false)
    {
        var before = Cases.Count;
        var now = TimeProvider.System.GetUtcNow();
        Still Of(string name, byte[] jpeg, int size, int seconds) => new(name, jpeg, size, size * 3 / 4, now.AddSeconds(-seconds));
        Gateway.Get<CaseDesk>().Submit(Candidates.One($"cam-1/{rule}/car/{place}-{place}") with
        {
            RuleId = rule,
            Category = category,
            Shadow = shadow,
            Box = new(0.1f * place, 0.3f, (0.1f * place) + 0.09f, 0.5f),
            Zone = [new(0.05f, 0.2f), new(0.95f, 0.2f), new(0.95f, 0.9f), new(0.05f, 0.9f)],
            DecidedAt = now,
            FirstSeen = now.AddSeconds(-80),
            Stills = [Of("overlay.jpg", wide, 768, 0), Of("clean.jpg", wide, 768, 0), Of("crop.jpg", small, 200, 0), Of("first.jpg", wide, 768, 60), Of("first-crop.jpg", small, 200, 60)],
        });
        await Wait.UntilAsync(() => Cases.Count == before + 1, state: () => string.Join('\n', Gateway.Errors));
    }
}
