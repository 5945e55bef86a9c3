using EdgeGateway.Service.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EdgeGateway.KillLedger;

/// <summary>
/// The whole gateway, built as the product builds it from a configuration that goes through every check, with one guest in it:
/// <see cref="NumberProducer"/>, which commits numbered events the way the till does. The product itself has no hook for this.
/// </summary>
internal static class NumberedGateway
{
    public const string GatewayId = "kill-ledger";
    public const string Destination = "platform";

    /// <summary>File name beside the assemblies.</summary>
    public static string Program => OperatingSystem.IsWindows() ? "KillLedger.exe" : "KillLedger";

    public static async Task<int> RunAsync(string folder, string broker, GatewayMode mode)
    {
        var result = new ConfigurationReader(new Dictionary<string, string>()).Read(Configuration(broker, mode), folder);
        if (result.Options is null)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', result.Errors));
            return 2;
        }

        await using var app = Service.Program.Build(result.Options, services =>
        {
            services.AddSingleton(NumberTable.Module);
            if (mode == GatewayMode.Appends)
                services.AddHostedService(provider => new NumberProducer(provider.GetRequiredService<Service.Journal.JournalStore>(), AcknowledgedLog.In(folder)));
        });
        await app.RunAsync();
        return 0;
    }

    // Pauses are short, because a run has a thousand of them; everything else is as delivered.
    private static string Configuration(string broker, GatewayMode mode) => $$"""
        {
          "gatewayId": "{{GatewayId}}",
          "dataDirectory": "data",
          "web": { "port": 0 },
          "log": { "level": "Error" },
          "destinations": [
            { "id": "{{Destination}}", "brokers": ["{{broker}}"], "reconnectCap": "00:00:00.3", "replayRate": 0, "replayStartDelay": "00:00:00",
              "acceptNoSubscriber": {{(mode == GatewayMode.Empties ? "true" : "false")}} }
          ]
        }
        """;
}

/// <summary>What a <see cref="NumberedGateway"/> does.</summary>
internal enum GatewayMode
{
    /// <summary>Appends and delivers.</summary>
    Appends,

    /// <summary>Only delivers what is there.</summary>
    Drains,

    /// <summary>Delivers to a broker behind which nobody listens: how fast is the way up to it?</summary>
    Empties,
}
