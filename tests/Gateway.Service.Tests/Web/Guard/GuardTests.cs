using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using EdgeGateway.Service.Web.Guard;
using Microsoft.Extensions.DependencyInjection;

namespace EdgeGateway.Service.Tests.Web.Guard;

public sealed class GuardTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<TestGateway> StartWithPasswordAsync() =>
        TestGateway.StartAsync(replace: services => services.AddSingleton(new OperatorPassword("right", TimeProvider.System)));

    private static async Task<HttpStatusCode> SendAsync(TestGateway gateway, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await gateway.Http.SendAsync(request, Cancel);
        return answer.StatusCode;
    }

    [Fact]
    public async Task Request_WithForeignHostOrOrigin_IsForbidden()
    {
        await using var gateway = await TestGateway.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await SendAsync(gateway, "/health"));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(gateway, "/health", ("Host", "evil.example")));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(gateway, "/health", ("Origin", "https://evil.example")));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(gateway, "/shell.js", ("Origin", "https://evil.example")));
    }

    [Theory]
    [InlineData("https://evil.example", false)]
    [InlineData(null, true)]
    public async Task LiveConnection_OfAPage_NeedsItsOwnOrigin(string? origin, bool opens)
    {
        await using var gateway = await TestGateway.StartAsync();
        using var socket = new ClientWebSocket();
        var home = gateway.Http.BaseAddress!;
        socket.Options.SetRequestHeader("Origin", origin ?? home.GetLeftPart(UriPartial.Authority));
        var connecting = socket.ConnectAsync(new Uri($"ws://{home.Authority}/_blazor"), Cancel);

        if (opens)
            await connecting;
        else
            await Assert.ThrowsAsync<WebSocketException>(() => connecting);

        Assert.Equal(opens, socket.State == WebSocketState.Open);
    }

    [Fact]
    public async Task Page_EveryOne_ForbidsForeignScriptsFramesAndCaches()
    {
        await using var gateway = await TestGateway.StartAsync();

        using var answer = await gateway.GetAsync("/ops");

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Password_NotGiven_NothingIsShown()
    {
        await using var gateway = await StartWithPasswordAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(gateway, "/health"));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(gateway, "/_blazor"));
        using var page = new HttpRequestMessage(HttpMethod.Get, "/ops");
        page.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var answer = await gateway.Http.SendAsync(page, Cancel);
        Assert.Equal("/login", answer.RequestMessage?.RequestUri?.AbsolutePath);
    }

    [Fact]
    public async Task Password_TypedRight_OpensThePages()
    {
        await using var gateway = await StartWithPasswordAsync();

        using var wrong = await gateway.Http.PostAsync("/login", new FormUrlEncodedContent([new("password", "left")]), Cancel);
        using var right = await gateway.Http.PostAsync("/login", new FormUrlEncodedContent([new("password", "right")]), Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal("/ops", right.RequestMessage?.RequestUri?.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(gateway, "/health"));
    }

    [Theory]
    [InlineData("anybody:right", HttpStatusCode.OK)]
    [InlineData("anybody:left", HttpStatusCode.Unauthorized)]
    [InlineData("right", HttpStatusCode.Unauthorized)]
    public async Task Password_FromAScript_IsBasic(string pair, HttpStatusCode expected)
    {
        await using var gateway = await StartWithPasswordAsync();

        Assert.Equal(expected, await SendAsync(gateway, "/health", ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)))));
    }
}
