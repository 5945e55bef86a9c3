using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Service.Checkout.Demo;
using EdgeGateway.Service.LocalApi.Compat;
using EdgeGateway.Service.LocalApi.Endpoints;
using EdgeGateway.Testing;
using static EdgeGateway.Service.Tests.LocalApi.PageEvents;

namespace EdgeGateway.Service.Tests.LocalApi;

/// <summary>What a paired page can do: events, print, sale, the vendors' answers.</summary>
public sealed class LocalWorkTests
{
    private static readonly string Number = SyntheticCards.First.Number;
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DemoBench Bench(LocalRig rig) => rig.Gateway.Get<DemoBench>();

    private static async Task ReadyAsync(LocalRig rig) =>
        await Wait.UntilAsync(() => rig.Gateway.Get<EdgeGateway.Service.Health.HealthRegistry>().All.Count(thing => thing.Id is "reader-1" or "scanner-1" or "printer-1" && thing.State == Protocols.Messages.ThingState.Online) == 3);

    [Fact]
    public async Task Card_WithoutTheIdentityScope_IsMasked_AndNothingIsHandedOut()
    {
        await using var rig = await LocalRig.StartAsync();
        await ReadyAsync(rig);
        await rig.Page.PairAsync("card", "scan");
        using var events = await ListenAsync(rig);

        Bench(rig).Place(0);
        var card = await NextAsync(events, "card");
        await Bench(rig).ScanAsync(5, Cancel);
        var scan = await NextAsync(events, "scan");

        Assert.True((bool)card["masked"]!);
        Assert.Equal("测**", (string)card["name"]!);
        Assert.DoesNotContain(Number, card.ToJsonString(), StringComparison.Ordinal);
        Assert.Null(card["address"]);
        Assert.Null(card["birth"]);
        Assert.Equal("Q001", (string)scan["text"]!);
        Assert.Equal("51303031", (string)scan["rawHex"]!);
        Assert.DoesNotContain("store.identity.shared.v1", LocalEvents.Types(rig.Gateway));
    }

    [Fact]
    public async Task Card_WithTheIdentityScope_IsWhole_AndThatIsOnRecordWithoutThePerson()
    {
        await using var rig = await LocalRig.StartAsync();
        await ReadyAsync(rig);
        await rig.Page.PairAsync("card", "identity");
        using var events = await ListenAsync(rig);

        Bench(rig).Place(0);
        var card = await NextAsync(events, "card");

        Assert.Equal(Number, (string)card["number"]!);
        Assert.Equal(SyntheticCards.First.Name, (string)card["name"]!);
        Assert.Equal(SyntheticCards.First.Address, (string)card["address"]!);
        await Wait.UntilAsync(() => LocalEvents.Types(rig.Gateway).Contains("store.identity.shared.v1"));
        var body = Encoding.UTF8.GetString(LocalEvents.All(rig.Gateway).Single(one => one.Type == "store.identity.shared.v1").Body.Span);
        Assert.Contains(LocalRig.Vendor, body, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, body, StringComparison.Ordinal);
        Assert.DoesNotContain(SyntheticCards.First.Name, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_OfARevokedPage_EndAtOnce()
    {
        await using var rig = await LocalRig.StartAsync();
        await rig.Page.PairAsync("scan");
        using var events = await ListenAsync(rig);

        using var off = await rig.Page.CallAsync(HttpMethod.Delete, "/local/v1/pairing");
        while (await events.ReadLineAsync(Cancel) is not null)
        {
            // Until the gateway closes the stream.
        }

        Assert.Equal(HttpStatusCode.NoContent, off.StatusCode);
        await Wait.UntilAsync(() => rig.Gateway.Get<PageFeed>().Listeners == 0);
    }

    [Fact]
    public async Task Events_WithoutScopes_TellDevicesOnly()
    {
        await using var rig = await LocalRig.StartAsync();
        await ReadyAsync(rig);
        await rig.Page.PairAsync("print");
        using var events = await ListenAsync(rig);
        var names = new List<string>();

        Bench(rig).Place(0);
        await Bench(rig).ScanAsync(5, Cancel);
        await Wait.UntilAsync(() => rig.Gateway.Get<EdgeGateway.Service.Checkout.Till.CheckoutSession>().State is { Buyer: not null, Lines.IsEmpty: false });
        Bench(rig).Scanner!.Pull();
        while (await events.ReadLineAsync(Cancel) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                names.Add(line);
            if (line.Contains("\"scanner-1\"", StringComparison.Ordinal) && line.Contains("offline", StringComparison.Ordinal))
                break;
        }

        Assert.Equal(["event: device"], names.Distinct());
    }

    [Fact]
    public async Task Print_OnTheVirtualPrinter_IsOnPaperAndProved()
    {
        await using var rig = await LocalRig.StartAsync();
        await ReadyAsync(rig);
        await rig.Page.PairAsync("print");

        var answer = await rig.Page.JsonAsync(HttpMethod.Post, "/local/v1/print", new { parts = new object[] { new { type = "line", text = "别家的小票" }, new { type = "columns", left = "合计", right = "8.00" }, new { type = "cut" } } });
        var wrong = await rig.Page.JsonAsync(HttpMethod.Post, "/local/v1/print", new { parts = new object[] { new { type = "picture" } } });

        Assert.Equal("printed", (string)answer["outcome"]!);
        Assert.Contains("别家的小票", Assert.Single(Bench(rig).Printer!.Receipts).Lines);
        Assert.Equal("page.bad-request", (string)wrong["code"]!);
    }

    [Fact]
    public async Task Print_WithoutPaper_SaysFailedAndWhy()
    {
        await using var rig = await LocalRig.StartAsync();
        await ReadyAsync(rig);
        await rig.Page.PairAsync("print");
        await Bench(rig).PaperAsync(false, Cancel);
        await Wait.UntilAsync(() => rig.Gateway.Get<EdgeGateway.Service.Health.HealthRegistry>().Find("printer-1")?.Trouble is not null);

        var answer = await rig.Page.JsonAsync(HttpMethod.Post, "/local/v1/print", new { parts = new object[] { new { type = "line", text = "x" } } });

        Assert.Equal("failed", (string)answer["outcome"]!);
        Assert.Contains("纸", (string)answer["trouble"]!["cause"]!["zh"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sale_DraftThenConfirm_IsRecordedOnce()
    {
        await using var rig = await LocalRig.StartAsync();
        await ReadyAsync(rig);
        await rig.Page.PairAsync("sale");
        var basket = await rig.Page.JsonAsync(HttpMethod.Post, "/local/v1/sale/lines", new { code = "Q001", quantity = 2 });
        var version = (long)basket["version"]!;

        using var stale = await rig.Page.CallAsync(HttpMethod.Post, "/local/v1/sale/confirm", new { version = version - 1 });
        using var blind = await rig.Page.CallAsync(HttpMethod.Post, "/local/v1/sale/confirm", new { });
        var sale = await rig.Page.JsonAsync(HttpMethod.Post, "/local/v1/sale/confirm", new { version });
        using var twice = await rig.Page.CallAsync(HttpMethod.Post, "/local/v1/sale/confirm", new { version });

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, blind.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Equal((long)basket["totalFen"]!, (long)sale["totalFen"]!);
        Assert.Single(LocalEvents.Types(rig.Gateway), type => type == "store.sale.recorded.v1");
    }

    [Fact]
    public async Task Sale_OfARestrictedProduct_StillNeedsTheCard()
    {
        await using var rig = await LocalRig.StartAsync();
        await ReadyAsync(rig);
        await rig.Page.PairAsync("sale");

        var basket = await rig.Page.JsonAsync(HttpMethod.Post, "/local/v1/sale/lines", new { code = Checkout.Shelf.RestrictedEan });
        using var refused = await rig.Page.CallAsync(HttpMethod.Post, "/local/v1/sale/confirm", new { version = (long)basket["version"]! });
        using var banned = await rig.Page.CallAsync(HttpMethod.Post, "/local/v1/sale/lines", new { code = Checkout.Shelf.BannedEan });

        Assert.Equal("card", (string)basket["next"]!);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, banned.StatusCode);
        Assert.DoesNotContain("store.sale.recorded.v1", LocalEvents.Types(rig.Gateway));
    }

    [Fact]
    public async Task Compat_ReadCard_AnswersInEveryVendorsShape_OnRecordOnce()
    {
        await using var rig = await LocalRig.StartAsync();
        await ReadyAsync(rig);
        var path = (string)(await rig.Page.PairAsync("identity", "compat"))["compatPath"]!;
        async Task<JsonObject> ReadAsync(HttpMethod method, string name)
        {
            using var answer = await rig.Page.SendAsync(new HttpRequestMessage(method, $"{path}/{name}"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!.AsObject();
        }

        Assert.Equal(0, (int)(await ReadAsync(HttpMethod.Get, "OpenDevice"))["resultFlag"]!);
        Assert.Equal(-1, (int)(await ReadAsync(HttpMethod.Get, "readcard"))["resultFlag"]!);
        Assert.Equal(-1, (int)(await ReadAsync(HttpMethod.Get, "ZKIDROnline/ScanReadIdCardInfo?OP-DEV=1&CMD-URL=4"))["ret"]!);
        Bench(rig).Place(0);
        await Wait.UntilAsync(() => rig.Gateway.Get<CardShelf>().Last is not null);
        var huashi = await ReadAsync(HttpMethod.Get, "readcard");
        var zk = await ReadAsync(HttpMethod.Get, "ZKIDROnline/ScanReadIdCardInfo?OP-DEV=1&CMD-URL=4&REPEAT=1");
        var eastcom = await ReadAsync(HttpMethod.Post, "card=idcard");

        Assert.Equal((0, Number), ((int)huashi["resultFlag"]!, (string)huashi["certNumber"]!));
        Assert.Equal((0, Number), ((int)zk["ret"]!, (string)zk["Certificate"]!["IDNumber"]!));
        Assert.Equal(Number, (string)eastcom["IDCardInfo"]!["cardID"]!);
        await Wait.UntilAsync(() => LocalEvents.Types(rig.Gateway).Contains("store.identity.shared.v1"));
        Assert.Single(LocalEvents.Types(rig.Gateway), type => type == "store.identity.shared.v1");
    }

    [Fact]
    public async Task Compat_WithoutTheTokenOrFromAnotherPage_IsClosed()
    {
        await using var rig = await LocalRig.StartAsync();
        var path = (string)(await rig.Page.PairAsync("identity", "compat"))["compatPath"]!;
        using var other = new PageClient(rig.Gateway, LocalRig.Modest);

        using var guessed = await rig.Page.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/local/compat/0123456789abcdef0123456789abcdef/readcard"));
        using var stolen = await other.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{path}/readcard"));
        using var bare = await rig.Gateway.GetAsync($"{path}/readcard");

        Assert.Equal(HttpStatusCode.Unauthorized, guessed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, stolen.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, bare.StatusCode);
    }
}
