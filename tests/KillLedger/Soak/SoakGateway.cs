using EdgeGateway.Service.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EdgeGateway.KillLedger.Soak;

/// <summary>The whole gateway with cameras, built as the product builds it; only its wall clock can be set from outside.</summary>
internal static class SoakGateway
{
    public static async Task<int> RunAsync(string configuration)
    {
        var result = new ConfigurationReader(new Dictionary<string, string>()).Read(await File.ReadAllTextAsync(configuration), Path.GetDirectoryName(configuration)!);
        if (result.Options is null)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', result.Errors));
            return 2;
        }

        var clock = new SteppedClock();
        await using var app = Service.Program.Build(result.Options, services => services.AddSingleton<TimeProvider>(clock));
        app.MapPost("/test/clock/{seconds:int}", (int seconds) =>
        {
            clock.Step(TimeSpan.FromSeconds(seconds));
            return Results.NoContent();
        });
        // What is really held: without a collection before it, a figure says as much about the collector's mood as about a leak.
        app.MapGet("/test/heap", () => $"{GC.GetTotalMemory(forceFullCollection: true)}");
        await app.RunAsync();
        return 0;
    }

    public static string Configuration(SoakPlan plan, int port, string broker, string data, IReadOnlyList<string> addresses) => $$"""
        {
          "gatewayId": "soak-box",
          "dataDirectory": "{{data}}",
          "web": { "port": {{port}} },
          "log": { "level": "Warning" },
          "space": { "limitMegabytes": 50, "diskReserveMegabytes": 60 },
          "cases": { "evidenceMegabytes": 40 },
          "destinations": [{ "id": "platform", "brokers": ["{{broker}}"], "reconnectCap": "00:00:05", "replayRate": 0, "replayStartDelay": "00:00:00" }],
          "cameras": [{{string.Join(",\n", addresses.Select((address, n) => Camera(plan, n, address)))}}]
        }
        """;

    private static string Camera(SoakPlan plan, int number, string address) => $$"""
        { "id": "cam-{{number}}", "address": "{{address}}", "fps": 2,
          "rules": [{ "id": "stop", "category": "motor-vehicle-parking", "labels": ["car", "truck", "bus"], "threshold": "{{plan.Threshold}}",
                      "zone": [[0.02, 0.6], [0.4, 0.6], [0.4, 0.98], [0.02, 0.98]] }] }
        """;
}
