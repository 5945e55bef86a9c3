using System.Text;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Storage;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGateway.Benchmarks.Delivery;

/// <summary>A real journal with delivery on it, the first destination being the one that is measured.</summary>
internal sealed class DrainRig : IAsyncDisposable
{
    public const int Window = 100;

    private static readonly byte[] Data = Encoding.UTF8.GetBytes($$"""{"filler":"{{new string('x', 600)}}"}""");
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly TempFolder _folder = new();
    private readonly JournalStore _journal;
    private readonly DeliveryOverview _overview = new();
    private readonly DeliveryService _service;

    private DrainRig(IReadOnlyList<string> brokers)
    {
        _journal = OpenJournal(_folder.Path, "bench", DeliverySchema.Module);
        var options = new GatewayOptions
        {
            GatewayId = "bench",
            Destinations = [.. brokers.Select((broker, i) => new DestinationOptions
            {
                Id = $"d{i}", Brokers = [broker], Window = Window, ReplayRate = 0, ReplayStartDelay = TimeSpan.Zero, AcceptNoSubscriber = true,
            })],
        };
        var store = new DeliveryStore(_journal);
        _service = new DeliveryService(
            new DestinationSetup(options, DeliveryClock.Of(DeliveryBench.Clock), NullLoggerFactory.Instance, new HealthRegistry()), _journal, store,
            new ProgressSaver(store, DeliveryBench.Clock, NullLogger<ProgressSaver>.Instance), _overview, new HealthRegistry());
    }

    public static JournalStore OpenJournal(string folder, string gatewayId, params SchemaModule[] modules) => JournalStore.Open(
        new JournalSettings(folder, gatewayId), new JournalContext(modules, new HealthRegistry(), DeliveryBench.Clock, NullLoggerFactory.Instance));

    /// <summary>Events of about 1 KB as a whole.</summary>
    public static async Task FillAsync(JournalStore journal, int count)
    {
        const int Batch = 1000;
        for (var done = 0; done < count; done += Batch)
            await journal.CommitAsync(null, [.. Enumerable.Repeat(new EventDraft("bench.event.made.v1", "bench", EventClass.Telemetry, Data), Math.Min(Batch, count - done))]);
    }

    /// <summary>Fills a journal, then measures from start until the first of the brokers has everything.</summary>
    public static async Task<double> RateAsync(int backlog, params string[] brokers)
    {
        await using var rig = new DrainRig(brokers);
        await FillAsync(rig._journal, backlog);
        var start = DeliveryBench.Clock.GetTimestamp();
        await rig.StartAsync();
        while (rig._overview.All[0].Queue > 0)
            await Task.Delay(Look, DeliveryBench.Clock);
        return backlog / DeliveryBench.Clock.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>An empty journal and a standing connection.</summary>
    public static async Task<DrainRig> ConnectedAsync(string broker)
    {
        var rig = new DrainRig([broker]);
        await rig.StartAsync();
        return rig;
    }

    public Task AppendAsync() => FillAsync(_journal, 1);

    public async ValueTask DisposeAsync()
    {
        await _service.StopAsync(CancellationToken.None);
        _service.Dispose();
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    private async Task StartAsync()
    {
        await _service.StartAsync(CancellationToken.None);
        await Wait.UntilAsync(() => _overview.All.Count > 0 && _overview.All[0].State == "connected");
    }
}
