using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using EdgeGateway.Service.Seals;
using EdgeGateway.Service.Tests.Commands;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.RemoteConfiguration;

/// <summary>The real program with its file, a real broker, and configurations that come signed.</summary>
public sealed class RemoteConfigurationTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Mosquitto _broker = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly int _port = FreePort.Next();
    private GatewayProcess? _gateway;

    private string ConfigurationFile => _folder.File("gateway.json");

    [Fact]
    public async Task Configuration_OverMqtt_IsTriedAndKept_AndABadOneGoesBack_QueueUntouched()
    {
        await StartAsync();
        await using var ask = await Ask.ConnectAsync(_broker.Address);

        var good = await ask.AskAsync("apply-configuration", Package(1, Configuration(level: "Warning")), "c-1", gateway: "remote-1");
        Assert.True((string?)good["code"] == "done", good.ToJsonString());
        Assert.Equal(("kept", 1), await EndOfAsync(1));
        Assert.Contains("Warning", await File.ReadAllTextAsync(ConfigurationFile, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var again = await ask.AskAsync("apply-configuration", Package(1, Configuration()), "c-2", gateway: "remote-1");
        Assert.Equal("failed", (string?)again["code"]);
        var wrong = await ask.AskAsync("apply-configuration", Package(2, Configuration(level: "Loud")), "c-3", gateway: "remote-1");
        Assert.Contains("log.level", wrong["result"]!["errors"]![0]!.ToString(), StringComparison.Ordinal);

        // The platform's broker cannot be reached under the new address: it comes back to the old one by itself.
        var seq = await LastSeqAsync();
        await ask.AskAsync("apply-configuration", Package(2, Configuration(broker: $"mqtt://127.0.0.1:{FreePort.Next()}")), "c-4", gateway: "remote-1");
        Assert.Equal(("returned", 2), await EndOfAsync(2));
        await Wait.UntilAsync(() => ThingState("city") == "online", state: () => _gateway!.ErrorOutput);
        Assert.True(await LastSeqAsync() > seq);
        Assert.Contains("city", (await ViewAsync())["history"]![0]!["reason"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_ThatNeedsANewStart_IsTriedInTheSameProcess_AndAKillInTheTrialDoesNoHarm()
    {
        await StartAsync();
        var (other, hold) = (FreePort.Next(), "2 s");
        using (var answer = await PostAsync(_port, Package(1, Configuration(port: other, hold: hold))))
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await Wait.UntilAsync(() => Get(other, "api/v1/configuration")?["trial"] is not null, state: () => _gateway!.ErrorOutput);

        await _gateway!.KillAsync();
        await _gateway.DisposeAsync();
        _gateway = GatewayProcess.Start(["run", "--config", ConfigurationFile]);
        await _gateway.ListeningAsync();

        await Wait.UntilAsync(() => Get(other, "api/v1/configuration") is { } view && view["trial"] is null && view["history"] is JsonArray { Count: > 0 }, state: () => _gateway.ErrorOutput);
        Assert.Equal("kept", Get(other, "api/v1/configuration")!["history"]![0]!["result"]!.ToString());

        // By the operator: the first one again.
        using var http = new HttpClient();
        using var back = await http.PostAsync($"http://127.0.0.1:{other}/api/v1/configuration/return/1", null, TestContext.Current.CancellationToken);
        Assert.True(back.IsSuccessStatusCode);
        await Wait.UntilAsync(() => Get(_port, "api/v1/configuration") is { } view && view["trial"] is null, state: () => _gateway.ErrorOutput);
        Assert.Equal(("kept", "page"), (Get(_port, "api/v1/configuration")!["history"]![0]!["result"]!.ToString(), Get(_port, "api/v1/configuration")!["history"]![0]!["source"]!.ToString()));
    }

    public async ValueTask DisposeAsync()
    {
        if (_gateway is not null)
            await _gateway.DisposeAsync();
        await _broker.DisposeAsync();
        _key.Dispose();
        _folder.Dispose();
    }

    private async Task StartAsync()
    {
        await _broker.StartAsync();
        await File.WriteAllTextAsync(ConfigurationFile, Configuration(), TestContext.Current.CancellationToken);
        _gateway = GatewayProcess.Start(["run", "--config", ConfigurationFile]);
        await _gateway.ListeningAsync();
        await Wait.UntilAsync(() => ThingState("city") == "online", state: () => _gateway.ErrorOutput);
    }

    private string Configuration(string level = "Information", string? broker = null, int? port = null, string hold = "1 s") => $$"""
        {
          "gatewayId": "remote-1", "dataDirectory": "data", "web": { "port": {{port ?? _port}} }, "log": { "level": "{{level}}" },
          "remoteConfiguration": { "trustedKeys": ["{{Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo())}}"], "hold": "{{hold}}", "within": "4 s" },
          "destinations": [{ "id": "city", "brokers": ["{{broker ?? _broker.Address}}"], "acceptNoSubscriber": true, "reconnectCap": "200 ms", "commands": ["ping", "apply-configuration"] }]
        }
        """;

    private string Package(long number, string configuration)
    {
        var payload = new JsonObject { ["gatewayId"] = "remote-1", ["number"] = number, ["who"] = "ops", ["configuration"] = JsonNode.Parse(configuration) };
        return $"{{\"package\":{Encoding.UTF8.GetString(SignedDocument.Sign(Encoding.UTF8.GetBytes(payload.ToJsonString()), _key))}}}";
    }

    private static async Task<HttpResponseMessage> PostAsync(int port, string package)
    {
        using var http = new HttpClient();
        return await http.PostAsJsonAsync($"http://127.0.0.1:{port}/api/v1/configuration/apply", JsonNode.Parse(package)!["package"], TestContext.Current.CancellationToken);
    }

    private async Task<(string, long)> EndOfAsync(long number)
    {
        await Wait.UntilAsync(() => Newest() is { } entry && (long)entry["number"]! == number && Get(_port, "api/v1/configuration")!["trial"] is null, state: () => _gateway!.ErrorOutput);
        return (Newest()!["result"]!.ToString(), (long)Newest()!["number"]!);
    }

    private JsonNode? Newest() => Get(_port, "api/v1/configuration")?["history"] is JsonArray { Count: > 0 } entries ? entries[0] : null;

    private Task<JsonNode> ViewAsync() => Task.FromResult(Get(_port, "api/v1/configuration")!);

    private string? ThingState(string id) => Get(_port, $"api/v1/things/{id}")?["state"]?.ToString();

    private Task<long> LastSeqAsync() => Task.FromResult(long.Parse(Get(_port, "api/v1/things/journal")!["facts"]!["lastSeq"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));

    private static JsonNode? Get(int port, string path)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var answer = http.Send(new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}/{path}"));
            using var body = answer.Content.ReadAsStream();
            return answer.IsSuccessStatusCode ? JsonNode.Parse(body) : null;
        }
        catch (Exception none) when (none is HttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }
}
