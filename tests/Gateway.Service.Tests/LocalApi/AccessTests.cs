using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EdgeGateway.Service.LocalApi.Access;
using EdgeGateway.Service.LocalApi.Pairing;

namespace EdgeGateway.Service.Tests.LocalApi;

/// <summary>Who gets in, over HTTP, at the whole gateway.</summary>
public sealed class AccessTests
{
    private const string Sale = "/local/v1/sale";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static HttpRequestMessage Request(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        using (answer)
        {
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal(code, await PageClient.CodeAsync(answer));
        }
    }

    [Fact]
    public async Task SwitchedOff_NothingIsThere()
    {
        await using var gateway = await TestGateway.StartDemoAsync();

        using var probe = await gateway.Http.SendAsync(Request(HttpMethod.Get, "/local/v1/probe", ("Origin", LocalRig.Vendor)), Cancel);
        using var own = await gateway.GetAsync("/local/v1/probe");

        Assert.Equal(HttpStatusCode.Forbidden, probe.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, own.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example", "page.unlisted")]
    [InlineData("http://till.vendor.example", "page.unlisted")]
    [InlineData("https://till.vendor.example:444", "page.unlisted")]
    [InlineData("https://till.vendor.example.evil.example", "page.unlisted")]
    [InlineData("null", "page.unlisted")]
    [InlineData(null, "page.no-origin")]
    public async Task Origin_NotListed_LearnsNothingAndIsCounted(string? origin, string code)
    {
        await using var rig = await LocalRig.StartAsync();
        (string, string)[] headers = origin is null ? [] : [("Origin", origin)];

        using var preflight = await rig.Gateway.Http.SendAsync(Request(HttpMethod.Options, "/local/v1/pairings", headers), Cancel);
        var answer = await rig.Gateway.Http.SendAsync(Request(HttpMethod.Get, "/local/v1/probe", headers), Cancel);

        Assert.False(preflight.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        await RefusedAsync(answer, HttpStatusCode.Forbidden, code);
        var counted = Assert.Single(rig.Gateway.Get<RefusalBook>().All);
        Assert.Equal((origin ?? "(none)", code, 2), (counted.Origin, counted.Code, (int)counted.Count));
    }

    [Fact]
    public async Task Preflight_OfAListedPage_IsAnswered()
    {
        await using var rig = await LocalRig.StartAsync();

        using var answer = await rig.Gateway.Http.SendAsync(
            Request(HttpMethod.Options, "/local/v1/print", ("Origin", LocalRig.Vendor), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Private-Network", "true")), Cancel);
        using var later = await rig.Gateway.Http.SendAsync(Request(HttpMethod.Options, "/local/v1/print", ("Origin", LocalRig.Vendor)), Cancel);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(LocalRig.Vendor, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("true", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Private-Network")));
        Assert.Contains("EG-Signature", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.False(later.Headers.Contains("Access-Control-Allow-Private-Network"));
    }

    [Theory]
    [InlineData("/local/v1/sale")]
    [InlineData("/LOCAL/v1/sale")]
    [InlineData("/local/v1/devices")]
    [InlineData("/local/v1/events")]
    [InlineData("/local/v1/pairing")]
    public async Task Endpoint_WithoutSignature_IsClosed(string path)
    {
        await using var rig = await LocalRig.StartAsync();

        await RefusedAsync(await rig.Page.SendAsync(new HttpRequestMessage(HttpMethod.Get, path)), HttpStatusCode.Unauthorized, "page.unsigned");
        await RefusedAsync(await rig.Gateway.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, path), Cancel), HttpStatusCode.Forbidden, "page.no-origin");
    }

    [Fact]
    public async Task Page_OfTheGatewaysOwnApi_StaysClosedToOthers()
    {
        await using var rig = await LocalRig.StartAsync();

        foreach (var path in new[] { "/api/v1/checkout", "/api/v1/pages", "/health", "/localhost", "/local-api" })
        {
            using var answer = await rig.Page.SendAsync(new HttpRequestMessage(HttpMethod.Get, path));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Request_Replayed_IsRefused()
    {
        await using var rig = await LocalRig.StartAsync();
        await rig.Page.PairAsync("sale");

        using var first = await rig.Page.SendAsync(rig.Page.Sign(HttpMethod.Get, Sale, nonce: "the-same-nonce-twice"));
        var second = await rig.Page.SendAsync(rig.Page.Sign(HttpMethod.Get, Sale, nonce: "the-same-nonce-twice"));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await RefusedAsync(second, HttpStatusCode.Unauthorized, "page.replay");
        Assert.Contains(rig.Gateway.Get<RefusalBook>().All, one => one is { Code: "page.replay", Origin: LocalRig.Vendor });
    }

    /// <summary>From the future, because this gateway is too young for a past of a minute; <see cref="NonceBookTests"/> look both ways.</summary>
    [Fact]
    public async Task Request_OutsideTheWindow_IsRefused()
    {
        await using var rig = await LocalRig.StartAsync();
        await rig.Page.PairAsync("sale");

        await RefusedAsync(await rig.Page.SendAsync(rig.Page.Sign(HttpMethod.Get, Sale, later: 90_000)), HttpStatusCode.Unauthorized, "page.time");
    }

    [Fact]
    public async Task Request_ForAnEarlierStartOfTheGateway_IsRefused()
    {
        await using var rig = await LocalRig.StartAsync();
        await rig.Page.PairAsync("sale");

        await RefusedAsync(await rig.Page.SendAsync(rig.Page.Sign(HttpMethod.Get, Sale, session: "0123456789abcdef")), HttpStatusCode.Unauthorized, "page.session");
    }

    [Fact]
    public async Task Request_WithAnotherBodyThanSigned_IsRefusedAndDoesNothing()
    {
        await using var rig = await LocalRig.StartAsync();
        await rig.Page.PairAsync("sale");
        var request = rig.Page.Sign(HttpMethod.Post, "/local/v1/sale/lines", new { code = "Q001", quantity = 1 });
        request.Content = JsonContent.Create(new { code = "Q001", quantity = 9 });

        await RefusedAsync(await rig.Page.SendAsync(request), HttpStatusCode.Unauthorized, "page.signature");
        Assert.Equal(0, (int)(await rig.Page.JsonAsync(HttpMethod.Get, Sale))["totalFen"]!);
    }

    [Fact]
    public async Task Key_UsedByAnotherListedPage_IsRefused()
    {
        await using var rig = await LocalRig.StartAsync();
        await rig.Page.PairAsync("print");
        using var other = new PageClient(rig.Gateway, LocalRig.Modest) { Id = rig.Page.Id };
        await other.ProbeAsync();

        await RefusedAsync(await other.CallAsync(HttpMethod.Get, "/local/v1/pairing"), HttpStatusCode.Unauthorized, "page.unpaired");
    }

    [Fact]
    public async Task Scope_NotAskedFor_IsRefused_AndNotGranted_CannotBeAskedFor()
    {
        await using var rig = await LocalRig.StartAsync();
        await rig.Page.PairAsync("print");
        using var modest = new PageClient(rig.Gateway, LocalRig.Modest);

        await RefusedAsync(await rig.Page.CallAsync(HttpMethod.Get, Sale), HttpStatusCode.Forbidden, "page.scope");
        await RefusedAsync(await modest.AskAsync("print", "identity"), HttpStatusCode.Forbidden, "page.scope");
        Assert.Empty(rig.Gateway.Get<PairingBook>().Pending);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    public async Task Pairing_WithoutAKeyOfTheRightKind_IsBad(string key)
    {
        await using var rig = await LocalRig.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/local/v1/pairings") { Content = JsonContent.Create(new { name = "x", publicKey = key, scopes = new[] { "print" } }) };

        await RefusedAsync(await rig.Page.SendAsync(request), HttpStatusCode.BadRequest, "page.bad-request");
    }

    [Fact]
    public async Task Pairing_WrongCode_IsRefused_RightCodeWithAnotherKeyToo()
    {
        await using var rig = await LocalRig.StartAsync();
        using var asked = await rig.Page.AskAsync("print");
        var pending = Assert.Single(rig.Gateway.Get<PairingBook>().Pending);
        using var thief = new PageClient(rig.Gateway, LocalRig.Vendor) { Id = rig.Page.Id };
        await thief.ProbeAsync();

        await RefusedAsync(await thief.ConfirmAsync(pending.Code), HttpStatusCode.Unauthorized, "page.signature");
        await RefusedAsync(await rig.Page.ConfirmAsync(pending.Code == "000000" ? "000001" : "000000"), HttpStatusCode.Forbidden, "page.code");
        using var right = await rig.Page.ConfirmAsync(pending.Code);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task Page_Revoked_IsOutAtOnce_AndBothStepsAreOnRecord()
    {
        await using var rig = await LocalRig.StartAsync();
        await rig.Page.PairAsync("print", "sale");

        using var revoked = await rig.Gateway.Http.DeleteAsync($"/api/v1/pages/{rig.Page.Id}", Cancel);

        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        await RefusedAsync(await rig.Page.CallAsync(HttpMethod.Get, Sale), HttpStatusCode.Unauthorized, "page.unpaired");
        await Testing.Wait.UntilAsync(() => LocalEvents.Types(rig.Gateway).Contains("store.page.unpaired.v1"));
        Assert.Contains("store.page.paired.v1", LocalEvents.Types(rig.Gateway));
    }

    [Fact]
    public async Task Page_ThatAsksTooFast_HasToWait()
    {
        await using var rig = await LocalRig.StartAsync(("LocalApi__RequestsPerSecond", "1"));
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 20; i++)
        {
            using var answer = await rig.Page.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/local/v1/probe"));
            statuses.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.OK, statuses[0]);
    }

    [Fact]
    public async Task Body_TooBig_IsNotReadToItsEnd()
    {
        await using var rig = await LocalRig.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/local/v1/pairings") { Content = new ByteArrayContent(new byte[100_000]) };

        await RefusedAsync(await rig.Page.SendAsync(request), HttpStatusCode.RequestEntityTooLarge, "page.too-big");
    }

    [Fact]
    public async Task List_ForTheOperator_ShowsPagesAndRefusals_ButNoCode()
    {
        await using var rig = await LocalRig.StartAsync();
        await rig.Page.PairAsync("print");
        using var evil = await rig.Gateway.Http.SendAsync(Request(HttpMethod.Get, "/local/v1/probe", ("Origin", "https://evil.example")), Cancel);
        using var again = await rig.Page.AskAsync("print");
        var code = Assert.Single(rig.Gateway.Get<PairingBook>().Pending).Code;

        var text = await rig.Gateway.ReadAsync("/api/v1/pages");

        Assert.Contains(LocalRig.Vendor, text, StringComparison.Ordinal);
        Assert.Contains("https://evil.example", text, StringComparison.Ordinal);
        Assert.DoesNotContain(code, text, StringComparison.Ordinal);
        Assert.Equal(1, (int)JsonNode.Parse(text)!["pending"]!);
    }
}
