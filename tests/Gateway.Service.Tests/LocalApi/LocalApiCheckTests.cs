using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Tests.LocalApi;

public sealed class LocalApiCheckTests
{
    [Theory]
    [InlineData("""{ "enabled": true }""", "localApi.enabled")]
    [InlineData("""{ "pages": [{ "origin": "https://a.example/path" }] }""", "localApi.pages[0].origin")]
    [InlineData("""{ "pages": [{ "origin": "*" }] }""", "localApi.pages[0].origin")]
    [InlineData("""{ "pages": [{ "origin": "https://a.example" }, { "origin": "https://a.example" }] }""", "localApi.pages[1].origin")]
    [InlineData("""{ "pages": [{ "origin": "https://a.example", "scopes": ["everything"] }] }""", "localApi.pages[0].scopes")]
    [InlineData("""{ "pages": [{ "origin": "https://a.example", "scopes": ["compat"] }] }""", "localApi.pages[0].scopes")]
    [InlineData("""{ "timeWindow": "1 h" }""", "localApi.timeWindow")]
    public void Configuration_Wrong_IsNamed(string local, string path) =>
        Assert.Equal(path, Assert.Single(new ConfigurationReader(new Dictionary<string, string>()).Read($$"""{ "gatewayId": "box-1", "localApi": {{local}} }""", "/").Errors).Path);
}
