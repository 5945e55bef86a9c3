using System.Net;

namespace EdgeGateway.Service.Tests.Web;

public sealed class ShellTests
{
    [Theory]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css", "text/css")]
    [InlineData("/_content/MudBlazor/MudBlazor.min.js", "text/javascript")]
    [InlineData("/_framework/blazor.web.js", "text/javascript")]
    [InlineData("/shell.css", "text/css")]
    [InlineData("/shell.js", "text/javascript")]
    [InlineData("/edgegateway.styles.css", "text/css")]
    public async Task Asset_OfThePage_IsServedByTheGatewayItself(string path, string type)
    {
        await using var gateway = await TestGateway.StartAsync();

        using var answer = await gateway.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Page_AnyAddress_NamesNothingOnOtherMachines()
    {
        await using var gateway = await TestGateway.StartAsync();

        var html = await gateway.ReadAsync("/ops");

        Assert.DoesNotContain("http://", html);
        Assert.DoesNotContain("https://", html);
        Assert.DoesNotContain("src=\"//", html);
    }

    [Theory]
    [InlineData("{}", "/ops")]
    [InlineData("""{ "checkout": { "enabled": true } }""", "/till")]
    [InlineData("""{ "cameras": [{ "id": "c", "address": "virtual:footage", "enabled": false }] }""", "/cameras")]
    public async Task Root_EveryProfile_GoesToThePageItsPeopleWant(string json, string page)
    {
        await using var gateway = await TestGateway.StartAsync(json);

        using var answer = await gateway.GetWithoutFollowingAsync("/");

        Assert.Equal(page, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Navigation_OnlyShowsWhatThisBoxHas()
    {
        await using var gateway = await TestGateway.StartAsync("""{ "checkout": { "enabled": true } }""");

        var html = await gateway.ReadAsync("/ops");

        Assert.Contains("收银", html);
        Assert.Contains("运行状态", html);
        Assert.DoesNotContain("href=\"cameras\"", html);
    }

    [Fact]
    public async Task UnknownPage_IsNotFoundAndSaysSo()
    {
        await using var gateway = await TestGateway.StartAsync();

        using var answer = await gateway.GetAsync("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("没有这个页面", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Language_EnglishChosen_StaysEnglishAndGoesBack()
    {
        await using var gateway = await TestGateway.StartAsync();

        using var answer = await gateway.GetAsync("/language/en?back=/ops");
        var html = await gateway.ReadAsync("/ops");

        Assert.Equal("/ops", answer.RequestMessage?.RequestUri?.AbsolutePath);
        Assert.Contains("<html lang=\"en\"", html);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task Language_ForeignWayBack_IsNotFollowed(string back)
    {
        await using var gateway = await TestGateway.StartAsync();

        using var answer = await gateway.GetWithoutFollowingAsync($"/language/en?back={Uri.EscapeDataString(back)}");

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }
}
