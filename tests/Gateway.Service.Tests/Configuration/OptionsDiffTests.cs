using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Tests.Configuration;

public sealed class OptionsDiffTests
{
    private static GatewayOptions Read(string more = "") =>
        new ConfigurationReader(new Dictionary<string, string>()).Read($$"""{ "gatewayId": "box-1", {{more}} }""", Path.GetTempPath()).Options!;

    [Fact]
    public void Between_TheSameFile_IsNothing()
    {
        const string All = """
            "destinations": [{ "id": "a", "brokers": ["mqtt://h:1"], "commands": ["ping"] }], "web": { "hostNames": ["x"] },
            "cameras": [{ "id": "c", "address": "file:/x.mp4", "rules": [{ "id": "r", "kind": "standing", "category": "motor-vehicle-parking", "labels": ["car"], "zone": [[0,0],[1,0],[1,1]] }] }]
            """;
        Assert.Empty(OptionsDiff.Between(Read(All), Read(All)));
    }

    [Theory]
    [InlineData("\"web\": { \"port\": 8081 }", "web.port")]
    [InlineData("\"log\": { \"level\": \"Debug\" }", "log.level")]
    [InlineData("\"scanners\": [{ \"id\": \"s\", \"address\": \"virtual:\" }]", "scanners")]
    [InlineData("\"modelDirectory\": \"m\"", "modelDirectory")]
    public void Between_OneSetting_NamesItsPath(string change, string path) => Assert.Equal([path], OptionsDiff.Between(Read(), Read(change)));

    [Fact]
    public void Between_InsideAList_NamesTheItem() => Assert.Equal(
        ["destinations[0].window", "destinations[0].brokers[0]"],
        OptionsDiff.Between(
            Read("\"destinations\": [{ \"id\": \"a\", \"brokers\": [\"mqtt://h:1\"] }]"),
            Read("\"destinations\": [{ \"id\": \"a\", \"brokers\": [\"mqtt://h:2\"], \"window\": 5 }]")).OrderByDescending(path => path));
}
