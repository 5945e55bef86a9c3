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
    public static async Task<int> RunAsync(string folder, string broker, bool appends)
    {
        var result = new ConfigurationReader(new Dictionary<string, string>()).Read(Configuration(broker), folder);
        if (result.Options is null)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', result.Errors));
            return 2;
        }

        await using var app = Service.Program.Build(result.Options, services =>
        {
            services.AddSingleton(NumberTable.Module);
            if (appends)
                services.AddHostedService(provider => new NumberProducer(provider.GetRequiredService<Service.Journal.JournalStore>(), AcknowledgedLog.In(folder)));
        });
        await app.RunAsync();
        return 0;
    }

    // Pauses are short, because a run has a thousand of them; everything else is as delivered.
    private static string Configuration(string broker) => $$"""
        {
          "gatewayId": "kill-ledger",
          "dataDirectory": "data",
          "web": { "port": 0 },
          "log": { "level": "Error" },
          "destinations": [
            { "id": "platform", "brokers": ["{{broker}}"], "reconnectCap": "00:00:00.3", "replayRate": 0, "replayStartDelay": "00:00:00" }
          ]
        }
        """;
}
