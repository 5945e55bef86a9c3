using System.Text.Json;
using EdgeGateway.Protocols.City;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Http;
using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.Checkout;
using EdgeGateway.Service.Tests.Delivery.Kinds;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Service.Tests.Delivery.Mapping;

/// <summary>
/// The two shipped profiles at once, fed from the same sale: a provincial platform over HTTP with the buyer in clear, a city platform over
/// MQTT with masked values.
/// </summary>
public sealed class ProfilesTests : IAsyncDisposable
{
    private readonly LedgerBench _bench = new(DeliveryRig.Modules);
    private readonly Mosquitto _broker = new();
    private readonly HttpPartner _province = new();

    public async ValueTask DisposeAsync()
    {
        await _province.DisposeAsync();
        await _broker.DisposeAsync();
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task Sale_OneForTwoPlatforms_EachGetsItsShapeAndOnlyOneTheBuyer()
    {
        await using var city = await StartAsync();
        await using var rig = Rig();
        await rig.StartAsync();

        var sale = await _bench.RecordAsync();

        await Wait.UntilAsync(() => rig.Sent("province") && rig.Sent("city") && city.Received.Count == 1, state: () => string.Join(' ', rig.Store.Quarantine(null)));
        var record = Assert.Single(_province.Posts).Body;
        Assert.Equal(2, record.GetProperty("records").GetArrayLength());
        var line = record.GetProperty("records")[0];
        Assert.Equal((Cards.FirstName, Cards.FirstNumber, Cards.FirstAddress), (Text(line, "touser"), Text(line, "toidcard"), Text(line, "toaddress")));
        Assert.Equal(("样例牌毒死蜱乳油", "PD00260003", "moderate", "2026-11-24 02:30:00", "水稻"), (Text(line, "name"), Text(line, "djh"), Text(line, "nydx"), Text(line, "date"), Text(line, "info")));
        Assert.Equal((32m, 32m, 1, 1), (line.GetProperty("price").GetDecimal(), line.GetProperty("totalprice").GetDecimal(), line.GetProperty("isxz").GetInt32(), line.GetProperty("isxzshop").GetInt32()));
        Assert.Equal($"{Shelf.UnitCode},{Shelf.SecondUnitCode}", Text(record.GetProperty("records")[1], "zsm"));
        Assert.Equal(sale.Id.ToString(), Text(line, "no"));

        var (topic, payload) = city.Received.Single();
        Assert.Equal("city/gw-test/sale", topic);
        Leaks.AssertNone(payload);
        using var masked = JsonDocument.Parse(payload);
        Assert.Equal("000*************18", masked.RootElement.GetProperty("data").GetProperty("buyer").GetProperty("maskedNumber").GetString());
        Assert.False(masked.RootElement.GetProperty("data").TryGetProperty("operator", out _));
    }

    [Fact]
    public async Task PersonalData_Sent_IsRecordedCountedAndNowhereElse()
    {
        await using var city = await StartAsync();
        await using var rig = Rig();
        await rig.StartAsync();
        await _bench.RecordAsync();
        await _bench.RecordAsync(LedgerBench.Basket with { Buyer = null, Lines = [LedgerBench.Basket.Lines[1]] });
        await Wait.UntilAsync(() => _province.Posts.Count == 2 && city.Received.Count == 2 && rig.Sent("province"));

        await Wait.UntilAsync(() => rig.Store.PersonalData(null).Count > 0);
        var sent = Assert.Single(rig.Store.PersonalData(null));
        Assert.Equal(("province", 1L, "name,number,address"), (sent.Destination, sent.Seq, sent.Fields));
        Assert.Equal((1L, 0L), (rig.View("province").PersonalDataSent, rig.View("city").PersonalDataSent));
        await Wait.UntilAsync(() => _bench.Logs.All.Any(text => text.Contains("handed over to province", StringComparison.Ordinal)));
        await rig.StopAsync();

        Assert.All(_bench.Journal.Store.ReadEvents(0, 10), told => Leaks.AssertNone(told.Body));
        Assert.All(_bench.Logs.All, Leaks.AssertNone);
        foreach (var file in Directory.GetFiles(_bench.Journal.Settings.Directory).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
            Leaks.AssertNone(await ReadSharedAsync(file));

        await rig.StartAsync();
        await Wait.UntilAsync(() => rig.Overview.All.Count > 0);
        Assert.Equal(1, rig.View("province").PersonalDataSent);
    }

    [Fact]
    public async Task PersonalData_PlatformEchoesItInARefusal_IsNotKept()
    {
        _province.OnPost = (_, body) => Microsoft.AspNetCore.Http.Results.BadRequest(body.GetRawText());
        await using var city = await StartAsync();
        await using var rig = Rig();
        await rig.StartAsync();
        await _bench.RecordAsync();

        await Wait.UntilAsync(() => rig.Store.Quarantine("province").Count == 1);
        Assert.Equal("HTTP 400", rig.Store.Quarantine("province")[0].Reason);
        // It left this box, taken or not: that is recorded too.
        Assert.Single(rig.Store.PersonalData("province"));
    }

    [Fact]
    public async Task PersonalData_DestinationDoesNotAllowIt_IsNotOpenedWhateverTheMappingSays()
    {
        await using var city = await StartAsync();
        await using var rig = Rig(allow: false);
        await rig.StartAsync();
        await _bench.RecordAsync();

        await Wait.UntilAsync(() => rig.Store.Quarantine("province").Count == 1);
        Assert.Empty(_province.Posts);
    }

    [Fact]
    public async Task Case_ForTheCity_CarriesTheCodeOfItsGenerationAndSalesOnlyGoToTheProvince()
    {
        await using var city = await StartAsync();
        await using var rig = Rig();
        await rig.StartAsync();
        await _bench.Journal.Store.CommitAsync(null, [EventDraft.Of(EventTypes.CaseFiled, "camera-1", EventClass.Case, Case("goods-out-of-store"), CasesJson.Plain.CaseFiledData)], TestContext.Current.CancellationToken);
        await _bench.Journal.Store.CommitAsync(null, [EventDraft.Of(EventTypes.CaseFiled, "camera-1", EventClass.Case, Case("bin-overflow"), CasesJson.Plain.CaseFiledData)], TestContext.Current.CancellationToken);

        await Wait.UntilAsync(() => city.Received.Count == 2 && rig.Sent("province"), state: () => string.Join(' ', rig.Store.Quarantine(null)));
        Assert.Equal(["city/gw-test/case/0405", "city/gw-test/case/0198"], city.Received.Select(one => one.Topic));
        using var first = JsonDocument.Parse(city.Received.First().Payload);
        Assert.Equal(("04", "05", "店外经营", CityStandards.Y2013), (Text(first.RootElement, "mainTypeID"), Text(first.RootElement, "subTypeID"), Text(first.RootElement, "subTypeName"), Text(first.RootElement, "standard")));
        Assert.Contains("待人工核实", Text(first.RootElement, "eventDesc"), StringComparison.Ordinal);
        Assert.Equal("2026-11-25 08:00:00", Text(first.RootElement, "eventDate"));
        Assert.Empty(_province.Posts);
        Assert.Equal(0, rig.View("province").Queue);
    }

    private async Task<Subscriber> StartAsync()
    {
        await _broker.StartAsync();
        await _province.StartAsync();
        return await Subscriber.StartAsync(_broker, "city/#");
    }

    private DeliveryRig Rig(bool allow = true) => new(
        _bench.Journal,
        new BuyerSource(new SaleIdentities(_bench.Journal.Store, _bench.Vault).Open),
        new DestinationOptions
        {
            Id = "province",
            Kind = DestinationKinds.Http,
            Http = new HttpOptions { Url = _province.Url },
            Mapping = SourceTree.Path("deploy", "profiles", "provincial.json"),
            SendPersonalData = allow,
        },
        new DestinationOptions { Id = "city", Brokers = [_broker.Address], Mapping = SourceTree.Path("deploy", "profiles", "city.json") })
    {
        Loggers = LoggerFactory.Create(logs => logs.SetMinimumLevel(LogLevel.Trace).AddProvider(_bench.Logs)),
    };

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static CaseFiledData Case(string category) => new()
    {
        CaseId = Guid.CreateVersion7(),
        State = CaseStates.PendingReview,
        Category = category,
        Name = EventCodes.NameOf(category),
        Codes = EventCodes.For(category),
        EventSort = [],
        CodeTable = EventCodes.Digest,
        Camera = new CaseCamera("camera-1", "街口") { Position = new CasePosition(120.1, 30.2) },
        Rule = new CaseRule("r1", "dwell", "1", new Dictionary<string, string>()),
        Model = new CaseModel("m", ""),
        Sighting = new CaseSighting
        {
            Label = "goods",
            Score = 0.9f,
            FirstSeen = new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero),
            DecidedAt = new DateTimeOffset(2026, 11, 25, 8, 5, 0, TimeSpan.Zero),
            DwellSeconds = 300,
            DwellUncertaintySeconds = 1,
            PresentAtStart = false,
            Box = [0, 0, 1, 1],
            Zone = [],
            Circumstances = new Dictionary<string, string>(),
        },
        Stills = [],
        DedupeKey = "k",
    };

    private static async Task<string> ReadSharedAsync(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return await reader.ReadToEndAsync();
    }
}
