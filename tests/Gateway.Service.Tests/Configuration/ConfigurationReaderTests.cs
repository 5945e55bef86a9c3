using EdgeGateway.Service.Configuration;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Configuration;

public sealed class ConfigurationReaderTests
{
    private const string Smallest = """{ "gatewayId": "box-1" }""";

    private static ConfigurationResult Read(string json, params (string Name, string Value)[] environment) =>
        new ConfigurationReader(environment.ToDictionary(pair => pair.Name, pair => pair.Value)).Read(json, "/srv/gateway");

    private static ConfigurationError Only(ConfigurationResult result) => Assert.Single(result.Errors);

    [Fact]
    public void Read_SmallestFile_GivesTheDefaults()
    {
        var options = Read(Smallest).Options!;

        Assert.Equal(("box-1", "127.0.0.1", 8080), (options.GatewayId, options.Web.Listen, options.Web.Port));
        Assert.False(options.Checkout.Enabled);
        Assert.Empty(options.Cameras);
    }

    [Fact]
    public void Read_CommentsAndTrailingCommas_AreFine() =>
        Assert.Equal("box-1", Read("""{ /* a */ "gatewayId": "box-1", // b""" + "\n }").Options?.GatewayId);

    [Fact]
    public void Read_Demo_HasAStoreACameraAndAPlatform()
    {
        var options = new ConfigurationReader(new Dictionary<string, string>()).ReadDemo().Options!;

        Assert.Equal("demo-gateway", options.GatewayId);
        Assert.All(
            options.IdCardReaders.Concat(options.Scanners).Concat(options.ReceiptPrinters),
            device => Assert.Equal("virtual:", device.Address));
        var rule = Assert.Single(Assert.Single(options.Cameras).Rules, rule => rule.OnlyWith.Length == 0);
        Assert.Equal(TimeSpan.FromSeconds(20), rule.Threshold);
        Assert.Equal(["car", "truck", "bus"], rule.Labels);
        Assert.True(options.LocalPlatform is { Broker: true, Receiver: true });
    }

    [Fact]
    public void Read_RelativePaths_StartAtTheFilesFolder()
    {
        var options = Read("""{ "gatewayId": "box-1", "checkout": { "catalogue": "goods.json" } }""").Options!;

        Assert.Equal("/srv/gateway/data", options.DataDirectory);
        Assert.Equal("/srv/gateway/goods.json", options.Checkout.Catalogue);
    }

    [Fact]
    public void Read_FiveMistakes_ListsAllFiveWithTheirPaths()
    {
        var result = Read("""
            {
              "gatewayId": "x",
              "web": { "prot": 8080 },
              "checkout": { "enabled": "yes" },
              "scanners": [{ "id": "scanner-1", "address": "virtual:" }, { "id": "scanner-1", "address": "virtual:" }],
              "cameras": [{ "id": "camera-1", "address": "http://192.0.2.1/" }]
            }
            """);

        Assert.Null(result.Options);
        Assert.Equal(
            ["cameras[0].address", "checkout.enabled", "gatewayId", "scanners[1].id", "web.prot"],
            result.Errors.Select(error => error.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{ "gatewayId": "box-1", "web": { "Port": 1 } }""", "web.Port", "port")]
    [InlineData("""{ "gatewayId": "box-1", "camras": [] }""", "camras", "cameras")]
    [InlineData("""{ "gatewayId": "box-1", "log": { "format": "jsno" } }""", "log.format", "json")]
    public void Read_NearlyRightName_NamesTheRightOne(string json, string path, string near)
    {
        var error = Only(Read(json));

        Assert.Equal(path, error.Path);
        Assert.Contains($"Did you mean {near}?", error.Message.En);
        Assert.Contains(near, error.Message.Zh);
    }

    [Fact]
    public void Read_NameLikeNoOther_ListsWhatIsAllowed() =>
        Assert.Contains("listen, port", Only(Read("""{ "gatewayId": "box-1", "web": { "colour": 1 } }""")).Message.En);

    [Theory]
    [InlineData("""{ "gatewayId": 7 }""", "gatewayId", "text")]
    [InlineData("""{ "gatewayId": "box-1", "web": 5 }""", "web", "group")]
    [InlineData("""{ "gatewayId": "box-1", "web": { "port": "8080" } }""", "web.port", "whole number")]
    [InlineData("""{ "gatewayId": "box-1", "web": { "port": 80.5 } }""", "web.port", "whole number")]
    [InlineData("""{ "gatewayId": "box-1", "cameras": {} }""", "cameras", "list")]
    [InlineData("""{ "gatewayId": "box-1", "cameras": [null] }""", "cameras[0]", "group")]
    [InlineData("""{ "gatewayId": "box-1", "web": { "port": 70000 } }""", "web.port", "0 to 65535")]
    [InlineData("""{ "gatewayId": "box-1", "web": { "listen": "here" } }""", "web.listen", "IP address")]
    [InlineData("""{ "gatewayId": "box-1", "receiptPrinters": [{ "id": "p", "address": "usblp:/dev/usb/lp0", "profile": "star" }] }""", "receiptPrinters[0].profile", "epson-tm")]
    [InlineData("""{ "gatewayId": "box-1", "checkout": { "paperWidth": 57 } }""", "checkout.paperWidth", "58, 80")]
    [InlineData("""{ "gatewayId": "box-1", "scanners": [{ "id": "s", "address": "com3" }] }""", "scanners[0].address", "serial:")]
    [InlineData("""{ "gatewayId": "box-1", "scanners": [{ "id": "s", "address": "serial:auto" }] }""", "scanners[0].address", "hidraw:auto")]
    [InlineData("""{ "gatewayId": "box-1", "scanners": [{ "id": "s", "address": "usb:0400:c35a" }] }""", "scanners[0].address", "evdev:")]
    [InlineData("""{ "gatewayId": "box-1", "idCardReaders": [{ "id": "r", "address": "hidraw:auto" }] }""", "idCardReaders[0].address", "usb:0400:c35a")]
    [InlineData("""{ "gatewayId": "box-1", "receiptPrinters": [{ "id": "p", "address": "evdev:/dev/input/event0" }] }""", "receiptPrinters[0].address", "serial:auto")]
    [InlineData("""{ "gatewayId": "box-1", "idCardReaders": [{ "id": "r", "address": "virtual:", "readerBaud": 4800 }] }""", "idCardReaders[0].readerBaud", "9600")]
    [InlineData("""{ "gatewayId": "box-1", "scanners": [{ "id": "journal", "address": "virtual:" }] }""", "scanners[0].id", "Take another")]
    [InlineData("""{ "gatewayId": "box-1", "destinations": [{ "id": "d", "brokers": ["tcp://h"] }] }""", "destinations[0].brokers[0]", "mqtt://")]
    [InlineData("""{ "gatewayId": "box-1", "destinations": [{ "id": "d", "brokers": ["mqtt://h"], "keepAlive": "1 h" }] }""", "destinations[0].keepAlive", "1 s to 10 min")]
    [InlineData("{}", "gatewayId", "needed")]
    [InlineData("[]", "$", "{ … }")]
    public void Read_OneMistake_SaysWhereAndWhatIsAllowed(string json, string path, string words)
    {
        var error = Only(Read(json));

        Assert.Equal(path, error.Path);
        Assert.Contains(words, error.Message.En);
        Assert.NotEqual(error.Message.Zh, error.Message.En);
    }

    [Theory]
    [InlineData("[[0,0],[1,1]]", "zone", "three points")]
    [InlineData("[[0,0],[1,1],[0.5]]", "zone[2]", "two numbers")]
    [InlineData("[[0,0],[1,1],[0.5,1.5]]", "zone[2]", "between 0 and 1")]
    public void Read_BadZone_IsNamed(string zone, string path, string words)
    {
        var error = Only(Read(Camera($$"""{ "id": "r", "category": "c", "labels": ["car"], "zone": {{zone}} }""")));

        Assert.Equal($"cameras[0].rules[0].{path}", error.Path);
        Assert.Contains(words, error.Message.En);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("20 sec")]
    [InlineData("-00:00:20")]
    [InlineData("99999999999999999999 d")]
    public void Read_BadSpanOfTime_IsNamed(string threshold)
    {
        var error = Only(Read(Camera($$"""{ "id": "r", "category": "c", "labels": ["car"], "threshold": "{{threshold}}" }""")));

        Assert.Equal("cameras[0].rules[0].threshold", error.Path);
        Assert.Contains("20 s", error.Message.En);
    }

    [Fact]
    public void Read_BrokenJson_SaysTheLine()
    {
        var error = Only(Read("{\n  \"gatewayId\": \"box-1\"\n  \"web\": {}\n}"));

        Assert.StartsWith("line 3", error.Path);
    }

    [Fact]
    public void Read_SameKeyTwice_IsRefused() => Only(Read("""{ "gatewayId": "box-1", "gatewayId": "box-2" }"""));

    [Fact]
    public void ReadFile_NoSuchFile_IsAnErrorAndNotAnException()
    {
        using var folder = new TempFolder();

        var error = Only(new ConfigurationReader(new Dictionary<string, string>()).ReadFile(folder.File("none.json")));

        Assert.EndsWith("none.json", error.Path);
    }

    [Fact]
    public void Environment_NamedSetting_OverridesTheFile()
    {
        var options = Read(
            """{ "gatewayId": "box-1", "web": { "port": 1 }, "scanners": [{ "id": "s", "address": "virtual:" }] }""",
            ("EDGEGATEWAY__WEB__PORT", "81"),
            ("EDGEGATEWAY__Scanners__0__Enabled", "False"),
            ("EDGEGATEWAY__Scanners__1", """{ "id": "t", "address": "virtual:" }"""),
            ("EDGEGATEWAY__GatewayId", "12345"),
            ("EDGEGATEWAY__LocalPlatform__Broker", "true"),
            ("PATH", "/bin")).Options!;

        Assert.Equal(("12345", 81, true), (options.GatewayId, options.Web.Port, options.LocalPlatform.Broker));
        Assert.Equal([false, true], options.Scanners.Select(scanner => scanner.Enabled));
    }

    [Theory]
    [InlineData("EDGEGATEWAY__Web__Prot", "1", "EDGEGATEWAY__Web__Prot", "Port")]
    [InlineData("EDGEGATEWAY__Scanners__3__Id", "s", "EDGEGATEWAY__Scanners__3__Id", "no item 3")]
    [InlineData("EDGEGATEWAY__Web__Port", "many", "web.port", "whole number")]
    public void Environment_Mistake_IsNamed(string name, string value, string path, string words)
    {
        var error = Only(Read(Smallest, (name, value)));

        Assert.Equal(path, error.Path);
        Assert.Contains(words, error.Message.En);
    }

    private static string Camera(string rule) =>
        $$"""{ "gatewayId": "box-1", "cameras": [{ "id": "camera-1", "address": "rtsp://192.0.2.1/a", "rules": [{{rule}}] }] }""";
}
