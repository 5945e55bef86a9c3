using EdgeGateway.Devices.Virtual;
using EdgeGateway.Service.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EdgeGateway.KillLedger.Store;

/// <summary>
/// The whole gateway with a till of virtual devices, built as the product builds it. Two things are added from outside: what comes out of the
/// printer is written down, and two troubles the demo has no button for.
/// </summary>
internal static class StoreGateway
{
    public const string Reader = "reader-1";
    public const string Scanner = "scanner-1";
    public const string Printer = "printer-1";

    private const int MostBabble = 64;

    public static async Task<int> RunAsync(string folder, string broker, int port)
    {
        var result = new ConfigurationReader(new Dictionary<string, string>()).Read(Configuration(broker, port), folder);
        if (result.Options is null)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', result.Errors));
            return 2;
        }

        using var papers = new PaperLog(folder);
        await using var app = Service.Program.Build(result.Options, services => services.AddHostedService(provider => new PaperWatch(
            provider.GetRequiredService<Service.Things.DeviceRoster>(), provider.GetRequiredService<VirtualBench>(), papers)));
        app.MapPost("/test/babble/{seed:int}", async (int seed, VirtualBench bench, CancellationToken stopping) =>
        {
            var noise = new byte[1 + (seed % MostBabble)];
            new Random(seed).NextBytes(noise);
            await bench.Find<VirtualScanner>(Scanner)!.ScanAsync(noise, stopping);
            return Results.NoContent();
        });
        app.MapPost("/test/paper-out-after/{lines:int}", async (int lines, VirtualBench bench, CancellationToken stopping) =>
        {
            await bench.Find<VirtualPrinter>(Printer)!.PaperOutAfterAsync(lines, stopping);
            return Results.NoContent();
        });
        await app.RunAsync();
        return 0;
    }

    // A wire as quick as they come and pauses as short as allowed: a run has thousands of checkouts. Everything else is as delivered.
    private static string Configuration(string broker, int port) => $$"""
        {
          "gatewayId": "kill-store",
          "dataDirectory": "data",
          "web": { "port": {{port}} },
          "log": { "level": "Error" },
          "checkout": { "enabled": true, "storeName": "示范农资店", "designatedOutlet": true },
          "idCardReaders": [{ "id": "{{Reader}}", "address": "virtual:?baud=460800", "pollInterval": "50 ms" }],
          "scanners": [{ "id": "{{Scanner}}", "address": "virtual:?baud=460800" }],
          "receiptPrinters": [{ "id": "{{Printer}}", "address": "virtual:?baud=460800" }],
          "destinations": [{ "id": "platform", "brokers": ["{{broker}}"], "reconnectCap": "00:00:00.5", "replayRate": 0, "replayStartDelay": "00:00:00" }]
        }
        """;
}
