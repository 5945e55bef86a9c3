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
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    /// <summary>The store gives memory back after a quiet minute and once more a minute later: a look every minute, so three at most, and a little for what comes back.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(200);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);
    private static readonly string[] Pages = ["ops", "ledger", "reports/store", "stock", "certificate", "inspection", "doctor", "configuration", "logs", "events"];

    /// <param name="program">A published program to measure instead of the one built beside this.</param>
    public static async Task<int> RunAsync(string program)
    {
        using var folder = new TempFolder();
        await using var broker = new Mosquitto();
        await broker.StartAsync();
        var port = FreePort.Next();
        await File.WriteAllTextAsync(folder.File("gateway.json"), Configuration(broker.Address, port));
        await using var gateway = new Victim(program, said => said.Contains("http", StringComparison.Ordinal));
        var start = TimeProvider.System.GetTimestamp();
        gateway.Start("run", "--config", folder.File("gateway.json"));
        await gateway.ReadyAsync();
        Console.WriteLine($"checkout: store profile with virtual devices; {Machine.Description}");
        Console.WriteLine($"  start to the line with the address: {TimeProvider.System.GetElapsedTime(start).TotalMilliseconds:0} ms");
        using var till = new TillClient(port);
        Memory("after the start", gateway.Id);
        await using (var tabs = await Tabs.OpenAsync())
        {
            foreach (var page in Pages)
                await tabs.CloseAsync(await LookAsync(tabs, port, page));
            await LookAsync(tabs, port, "till");
            Memory($"{Pages.Length} pages looked at, till page open", gateway.Id);
            await WholeAsync(till);
            using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
            await SellAsync(http, till, Sales - WholeCheckouts);
            Memory($"after {Sales:#,0} sales", gateway.Id);
            await Task.Delay(Idle, TimeProvider.System);
            Memory($"{Idle.TotalSeconds:0} s later", gateway.Id);
            await Task.Delay(Quiet, TimeProvider.System);
            Memory($"{Quiet.TotalSeconds:0} quiet seconds later, till page open", gateway.Id);
            await SellAsync(http, till, 1);
            await SellAsync(http, till, 20);
            Memory("after 21 sales more", gateway.Id);
        }
        await gateway.StopAsync();
        return 0;
    }

    private static async Task<string> LookAsync(Tabs tabs, int port, string page)
    {
        var tab = await tabs.OpenAsync($"http://127.0.0.1:{port}/{page}");
        await Task.Delay(Look, TimeProvider.System);
        return tab;
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

    /// <summary>Rss counts pages of files, which every process that uses them shares and the kernel takes back when memory is short; private is the program's own.</summary>
    private static void Memory(string when, int process)
    {
        var pages = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines($"/proc/{process}/smaps_rollup").Skip(1))
        {
            var parts = line.Split([':', ' '], StringSplitOptions.RemoveEmptyEntries);
            pages[parts[0]] = long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        var status = File.ReadAllLines($"/proc/{process}/status").Select(line => line.Split(':', 2)).ToDictionary(parts => parts[0], parts => parts[1].Trim());
        Console.WriteLine($"  memory {when}: resident {Mega(pages["Rss"])} (anonymous {Status("RssAnon")}, files {Status("RssFile")}, shared {Status("RssShmem")}), proportional {Mega(pages["Pss"])}, dirty {Mega(pages["Private_Dirty"] + pages["Shared_Dirty"])} MB");

        string Status(string name) => Mega(long.Parse(status[name].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));

        static string Mega(long kilobytes) => $"{kilobytes / 1024.0:0}";
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
