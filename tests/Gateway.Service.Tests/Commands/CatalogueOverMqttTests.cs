using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Verbs;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Commands;

/// <summary>A platform changes the catalogue of a whole gateway at a real broker.</summary>
public sealed class CatalogueOverMqttTests : IDisposable
{
    private const string Goods = "code,name,kind,producer,specification,unit,price\nA1,某牌手套,other,某厂,1双,双,8\n";

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Import_FromAPlatform_IsInEffectRecordedAndDoneOnce()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        await using var gateway = await StartAsync(broker, "");
        await using var ask = await Ask.ConnectAsync(broker.Address);
        await ReachableAsync(gateway, ask);

        var done = await AskAsync(ask, new JsonObject { ["csv"] = Goods, ["version"] = "平台目录" }, "c-1");
        Assert.Equal(("done", "平台目录", 1), ((string)done["code"]!, (string)done["result"]!["edition"]!["version"]!, (int)done["result"]!["products"]!));
        Assert.Equal("平台目录", gateway.Get<CatalogueShelf>().Current.Edition.Version);
        var changed = gateway.Get<JournalStore>().ReadEvents(0, 1000).Last(one => one.Type == EventTypes.CatalogueChanged);
        Assert.Equal("平台目录", (string)JsonNode.Parse(changed.Body.Span)!["data"]!["version"]!);

        var wrong = await AskAsync(ask, new JsonObject { ["csv"] = Goods.Replace(",8", ",acht", StringComparison.Ordinal) }, "c-2");
        Assert.Equal("failed", (string)wrong["code"]!);
        Assert.Contains("price", (string)wrong["result"]!["errors"]![0]!, StringComparison.Ordinal);
        var older = await AskAsync(ask, new JsonObject { ["catalogue"] = JsonNode.Parse("""{"version":"旧","date":"2020-01-01","products":[{"code":"A","name":"甲","kind":"other","priceFen":1}]}""") }, "c-3");
        Assert.Contains("before that", (string)older["result"]!["errors"]![0]!, StringComparison.Ordinal);
        Assert.Equal("bad-payload", (string)(await AskAsync(ask, new JsonObject { ["gzip"] = "no" }, "c-4"))["code"]!);
        Assert.Equal("bad-payload", (string)(await AskAsync(ask, new JsonObject { ["csv"] = Goods, ["gatewayId"] = "other" }, "c-5"))["code"]!);
        Assert.Equal("id-needed", (string)(await AskAsync(ask, new JsonObject { ["csv"] = Goods }, null))["code"]!);
        Assert.Equal("平台目录", gateway.Get<CatalogueShelf>().Current.Edition.Version);
        Assert.Empty(gateway.Errors);
    }

    [Fact]
    public async Task Import_WhereKeysAreTrusted_TakesOnlyWhatOneOfThemSigned()
    {
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var trusted = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
        await using var gateway = await StartAsync(broker, $"\"remoteConfiguration\": {{ \"trustedKeys\": [\"{trusted}\"] }},");
        await using var ask = await Ask.ConnectAsync(broker.Address);
        await ReachableAsync(gateway, ask);

        Assert.Equal("bad-payload", (string)(await AskAsync(ask, new JsonObject { ["csv"] = Goods }, "s-1"))["code"]!);
        var strange = await AskAsync(ask, await SignedAsync(other), "s-2");
        Assert.Equal("bad-payload", (string)strange["code"]!);
        Assert.Contains("not trusted", (string)strange["message"]!["en"]!, StringComparison.Ordinal);
        var tampered = await SignedAsync(key);
        tampered["package"]!["payload"]!["version"] = "改过";
        Assert.Equal("bad-payload", (string)(await AskAsync(ask, tampered, "s-3"))["code"]!);
        Assert.Equal("done", (string)(await AskAsync(ask, await SignedAsync(key), "s-4"))["code"]!);
        Assert.Equal("签名目录", gateway.Get<CatalogueShelf>().Current.Edition.Version);
    }

    private static Task<JsonNode> AskAsync(Ask ask, JsonObject payload, string? id) => ask.AskAsync("import-catalogue", payload.ToJsonString(), id, gateway: "test-gateway");

    private static async Task ReachableAsync(TestGateway gateway, Ask ask)
    {
        await Wait.UntilAsync(() => gateway.Get<DeliveryOverview>().All is [{ State: "connected" }]);
        await CommandsOverMqttTests.ReachableAsync(ask);
    }

    private static Task<TestGateway> StartAsync(Mosquitto broker, string more) => TestGateway.StartAsync($$"""
            {
              "checkout": { "enabled": true },
              {{more}}
              "destinations": [{ "id": "city", "brokers": ["{{broker.Address}}"], "acceptNoSubscriber": true, "commands": ["ping", "import-catalogue"] }]
            }
            """);

    /// <summary>As the verb packs it.</summary>
    private async Task<JsonObject> SignedAsync(ECDsa key)
    {
        var (goods, pem, output) = (_folder.File("goods.csv"), _folder.File("maker.key"), _folder.File("goods.signed"));
        await File.WriteAllTextAsync(goods, Goods, Encoding.UTF8, Cancel);
        await File.WriteAllTextAsync(pem, key.ExportPkcs8PrivateKeyPem(), Cancel);
        Assert.Equal(ExitCodes.Done, await VerbTable.RunAsync(["catalogue", "sign", goods, "--key", pem, "--out", output, "--gateway", "test-gateway", "--version", "签名目录"]));
        return JsonNode.Parse(await File.ReadAllTextAsync(output, Cancel))!.AsObject();
    }
}
