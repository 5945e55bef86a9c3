using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Tests.Journal;
using EdgeGateway.Service.Verbs;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class CatalogueDeskTests : IAsyncDisposable
{
    private const string Banned = "ingredient,class,from,source\n井冈霉素,banned,2026-11-01,样例\n";

    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero));
    private readonly TestJournal _journal;
    private readonly CatalogueShelf _shelf = new(CatalogueReader.Sample());

    public CatalogueDeskTests() => _journal = new TestJournal(_clock, modules: LedgerSchema.Module);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private CatalogueStore Store => new(_folder.File("catalogue"), _clock);

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task ImportAsync_List_IsInEffectForTheNextScanWithoutARestart()
    {
        using var desk = Desk();
        var till = new EdgeGateway.Service.Checkout.Till.TillDesk(new(_shelf, Shelf.Rules().Policy));
        Assert.False(till.Rules.Judge(Shelf.Product("P002"), Shelf.Today).Refused);
        var outcome = await desk.ImportAsync(Encoding.UTF8.GetBytes(Banned), "名单2", Cancel);
        Assert.Equal("名单2", outcome.Edition?.Version);
        Assert.True(till.Rules.Judge(Shelf.Product("P002"), Shelf.Today).Refused);
        Assert.Equal(outcome.Edition, _shelf.Current.Edition);
    }

    [Fact]
    public async Task ImportAsync_BrokenFile_ChangesNothing()
    {
        using var desk = Desk();
        var before = _shelf.Current;
        var outcome = await desk.ImportAsync(Encoding.UTF8.GetBytes("code,name,price\nA,,x\n"), null, Cancel);
        Assert.Null(outcome.Edition);
        Assert.True(outcome.Errors.Count >= 2);
        Assert.Same(before, _shelf.Current);
        Assert.Empty(Store.History());
        Assert.Equal(0, _journal.Store.LastSeq);
    }

    [Fact]
    public async Task ImportAsync_Twice_KeepsHistoryAndTellsOfTheChangeOnce()
    {
        using var desk = Desk();
        await desk.ImportAsync(Encoding.UTF8.GetBytes(Banned), "一", Cancel);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await desk.ImportAsync(Encoding.UTF8.GetBytes(Banned), "二", Cancel);
        Assert.Equal(2, Store.History().Count);
        Assert.Equal("二", Store.Current()!.Catalogue!.Edition.Version);
        var told = Assert.Single(_journal.Store.ReadEvents(0, 10));
        Assert.Equal(EventTypes.CatalogueChanged, told.Type);
        var data = JsonDocument.Parse(told.Body).RootElement.GetProperty("data");
        Assert.Equal((_shelf.Current.Edition.Sha256, 1), (data.GetProperty("sha256").GetString(), data.GetProperty("regulations").GetInt32()));
    }

    [Fact]
    public async Task ReloadAsync_EditionOfAnotherProcess_IsTaken()
    {
        using var desk = Desk();
        var made = CatalogueImport.Make(Encoding.UTF8.GetBytes(Banned), _shelf.Current.File, "别处导入", Shelf.Today);
        Store.Install(made.Bytes!);
        Assert.Equal("别处导入", (await desk.ReloadAsync(Cancel)).Edition?.Version);
        Assert.Equal("别处导入", _shelf.Current.Edition.Version);
    }

    [Fact]
    public async Task ReloadAsync_ConfiguredFileChanged_IsTakenOnceAndALaterImportStays()
    {
        var path = _folder.File("catalogue.json");
        await File.WriteAllTextAsync(path, Json("甲"), Cancel);
        using var desk = Desk(path);
        Assert.Equal("甲", (await desk.ReloadAsync(Cancel)).Edition?.Version);
        await desk.ImportAsync(Encoding.UTF8.GetBytes(Banned), "乙", Cancel);
        Assert.Equal("乙", (await desk.ReloadAsync(Cancel)).Edition?.Version);
        await File.WriteAllTextAsync(path, "{ not json", Cancel);
        var broken = await desk.ReloadAsync(Cancel);
        Assert.NotEmpty(broken.Errors);
        Assert.Equal("乙", _shelf.Current.Edition.Version);
        await File.WriteAllTextAsync(path, Json("丙"), Cancel);
        Assert.Equal("丙", (await desk.ReloadAsync(Cancel)).Edition?.Version);
    }

    [Fact]
    public void Load_CurrentEditionDamaged_FallsBackToTheNewestSoundOne()
    {
        var store = Store;
        store.Install(Encoding.UTF8.GetBytes(Json("旧")));
        _clock.Advance(TimeSpan.FromMinutes(1));
        store.Install(Encoding.UTF8.GetBytes(Json("新")));
        Assert.Equal("新", CatalogueStart.Load(null, store).Edition.Version);
        File.WriteAllText(Path.Combine(store.Folder, store.History()[^1]), "torn");
        Assert.Equal("旧", CatalogueStart.Load(null, store).Edition.Version);
        Assert.Equal("样例目录 2026-11", CatalogueStart.Load(null, new CatalogueStore(_folder.File("none"), _clock)).Edition.Version);
    }

    [Fact]
    public async Task Verb_ImportCheckList_WorkOnTheDataFolder()
    {
        var config = _folder.File("gateway.json");
        await File.WriteAllTextAsync(config, """{ "gatewayId": "gw-test", "dataDirectory": "data", "checkout": { "enabled": true } }""", Cancel);
        var list = _folder.File("list.csv");
        await File.WriteAllTextAsync(list, Banned, Cancel);
        Assert.Equal(ExitCodes.Done, await VerbTable.RunAsync(["catalogue", "check", list, "--config", config]));
        var store = new CatalogueStore(_folder.File("data/catalogue"), _clock);
        Assert.Empty(store.History());
        Assert.Equal(ExitCodes.Done, await VerbTable.RunAsync(["catalogue", "import", list, "--config", config, "--version", "名单9"]));
        Assert.Equal("名单9", store.Current()?.Catalogue?.Edition.Version);
        await File.WriteAllTextAsync(list, "x,y\n1,2\n", Cancel);
        Assert.Equal(ExitCodes.Refused, await VerbTable.RunAsync(["catalogue", "import", list, "--config", config]));
        Assert.Equal("名单9", store.Current()?.Catalogue?.Edition.Version);
        Assert.Equal(ExitCodes.BadUsage, await VerbTable.RunAsync(["catalogue", "burn", "--config", config]));
    }

    [Fact]
    public async Task Api_Import_AnswersWithEditionOrEveryMistake()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        using var good = await gateway.Http.PostAsync("/api/v1/catalogue/import?version=v9", new StringContent(Banned), Cancel);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        using var refused = await gateway.Http.PostAsJsonAsync("/api/v1/checkout/lines", new { code = Shelf.Ean }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var bad = await gateway.Http.PostAsync("/api/v1/catalogue/import", new StringContent("x\n1\n"), Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        var now = await gateway.Http.GetFromJsonAsync<JsonElement>("/api/v1/catalogue", Cancel);
        Assert.Equal("v9", now.GetProperty("edition").GetProperty("version").GetString());
        Assert.Empty(gateway.Errors);
    }

    private static string Json(string version) =>
        JsonSerializer.Serialize(CatalogueReader.Sample().File with { Version = version }, EdgeGateway.Service.Checkout.CheckoutJson.Plain.CatalogueFile);

    private CatalogueDesk Desk(string? configured = null) =>
        new(_shelf, Store, new() { Enabled = true, Catalogue = configured }, _journal.Store, _clock, NullLogger<CatalogueDesk>.Instance);
}
