using System.Net.Http.Json;
using EdgeGateway.KillLedger;
using EdgeGateway.KillLedger.Store;
using EdgeGateway.Testing;

namespace EdgeGateway.Benchmarks;

/// <summary>The store profile as it is delivered, in a process of its own, with a real broker: sales a second, a whole checkout, memory afterwards.</summary>
internal static class CheckoutBench
{
    private const int Sales = 1000;
    private const int WholeCheckouts = 100;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync()
    {
        using var folder = new TempFolder();
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        var port = FreePort.Next();
        await File.WriteAllTextAsync(folder.File("gateway.json"), Configuration(broker.Address, port));
        await using var gateway = new Victim("edgegateway", said => said.Contains("http", StringComparison.Ordinal));
        gateway.Start("run", "--config", folder.File("gateway.json"));
        await gateway.ReadyAsync();
        using var till = new TillClient(port);
        Console.WriteLine($"checkout: store profile with virtual devices; {Machine.Description}");
        Memory("after the start", gateway.Id);
        await WholeAsync(till);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        await SellAsync(http, till, Sales - WholeCheckouts);
        Memory($"after {Sales:#,0} sales", gateway.Id);
        await Task.Delay(Idle, TimeProvider.System);
        Memory($"{Idle.TotalSeconds:0} s later", gateway.Id);
        await gateway.StopAsync();
        return 0;
    }

    /// <summary>Card on the reader, one label scanned, main key: each at wire speed (115200 baud), one after the other.</summary>
    private static async Task WholeAsync(TillClient till)
    {
        var (clerk, times) = (new Clerk(till), new Latencies());
        foreach (var errand in Enumerable.Range(0, WholeCheckouts).Select(i => new Errand([2], 1 + (i % 3), CardFirst: true, Fault.None, 0)))
        {
            var start = TimeProvider.System.GetTimestamp();
            await clerk.FillAsync(errand);
            _ = await till.ConfirmAsync(1) ?? throw new InvalidOperationException("the sale was not taken");
            times.Add(TimeProvider.System.GetElapsedTime(start));
            await clerk.TidyAsync();
        }
        Console.WriteLine($"  card, scan, main key, {times.Count} times: {times}; {clerk.Again} shown again");
    }

    /// <summary>One line and the main key, over the API alone.</summary>
    private static async Task SellAsync(HttpClient http, TillClient till, int count)
    {
        var (times, all) = (new Latencies(), TimeProvider.System.GetTimestamp());
        for (var i = 0; i < count; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            using var line = await http.PostAsJsonAsync(new Uri("api/v1/checkout/lines", UriKind.Relative), new { code = "Q001", quantity = 1 });
            line.EnsureSuccessStatusCode();
            _ = await till.ConfirmAsync(1) ?? throw new InvalidOperationException("the sale was not taken");
            times.Add(TimeProvider.System.GetElapsedTime(start));
        }
        var seconds = TimeProvider.System.GetElapsedTime(all).TotalSeconds;
        Console.WriteLine($"  line and main key over the API, {count} times: {count / seconds:0} sales a second; {times}");
        await new Clerk(till).PaperAsync();
    }

    /// <summary>Anonymous pages are the program's own; file pages are its assemblies and can be dropped when memory is short.</summary>
    private static void Memory(string when, int process)
    {
        var status = File.ReadAllLines($"/proc/{process}/status").Select(line => line.Split(':', 2)).ToDictionary(parts => parts[0], parts => parts[1].Trim());
        Console.WriteLine($"  memory {when}: " + string.Join(", ", new[] { "VmRSS", "RssAnon", "RssFile", "RssShmem" }.Select(name => $"{name} {long.Parse(status[name].Split(' ')[0]) / 1024.0:0} MB")));
    }

    private static string Configuration(string broker, int port) => $$"""
        {
          "gatewayId": "bench-store",
          "dataDirectory": "data",
          "web": { "port": {{port}} },
          "log": { "level": "Warning" },
          "checkout": { "enabled": true, "storeName": "示范农资店", "designatedOutlet": true },
          "idCardReaders": [{ "id": "reader-1", "address": "virtual:", "pollInterval": "50 ms" }],
          "scanners": [{ "id": "scanner-1", "address": "virtual:" }],
          "receiptPrinters": [{ "id": "printer-1", "address": "virtual:" }],
          "destinations": [{ "id": "platform", "brokers": ["{{broker}}"], "acceptNoSubscriber": true }]
        }
        """;
}
