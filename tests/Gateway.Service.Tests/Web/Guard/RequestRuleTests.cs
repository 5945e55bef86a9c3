using EdgeGateway.Service.Web;
using EdgeGateway.Service.Web.Guard;
using Microsoft.AspNetCore.Http;

namespace EdgeGateway.Service.Tests.Web.Guard;

public sealed class RequestRuleTests
{
    private static readonly WebOptions Local = new() { HostNames = ["till.shop.example"] };
    private static readonly WebOptions Open = new() { Listen = "0.0.0.0", CertificateFile = "a", PasswordVariable = "b", HostNames = ["till.shop.example"] };

    private static bool MayEnter(WebOptions options, string host, string? origin = null, string? site = null, string? mode = null, string scheme = "http") =>
        new RequestRule(options).Objection(new(scheme, new HostString(host), origin, site, mode)) is null;

    [Theory]
    [InlineData("127.0.0.1:8080", true)]
    [InlineData("localhost:8080", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("[::1]:8080", true)]
    [InlineData("till.shop.example", true)]
    [InlineData("192.0.2.1:8080", false)]
    [InlineData("evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("", false)]
    public void Host_OnLoopback_MustBeLoopbackOrConfigured(string host, bool enters) => Assert.Equal(enters, MayEnter(Local, host));

    [Theory]
    [InlineData("192.0.2.1:8080", true)]
    [InlineData("till.shop.example", true)]
    [InlineData("evil.example", false)]
    public void Host_OpenToTheNetwork_MayBeAnyAddressButOnlyConfiguredNames(string host, bool enters) => Assert.Equal(enters, MayEnter(Open, host));

    [Theory]
    [InlineData(null, true)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("https://127.0.0.1:8080", false)]
    [InlineData("http://127.0.0.1:8081", false)]
    [InlineData("http://localhost:8080", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public void Origin_WhenGiven_MustBeThisVeryPage(string? origin, bool enters) => Assert.Equal(enters, MayEnter(Local, "127.0.0.1:8080", origin));

    [Theory]
    [InlineData("same-origin", "cors", true)]
    [InlineData("none", "navigate", true)]
    [InlineData("cross-site", "navigate", true)]
    [InlineData("cross-site", "no-cors", false)]
    [InlineData("same-site", "no-cors", false)]
    public void Fetch_FromAnotherSite_MayOnlyOpenThePage(string site, string mode, bool enters) =>
        Assert.Equal(enters, MayEnter(Local, "127.0.0.1:8080", null, site, mode));
}
