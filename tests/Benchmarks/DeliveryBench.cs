using System.Runtime.InteropServices;
using System.Text;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Mqtt;
using EdgeGateway.Service.Delivery.Storage;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.LocalPlatform;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeGateway.Benchmarks;

/// <summary>
/// Delivery to a real mosquitto on loopback: time from append to the receiver's ledger when idle, and how fast a backlog drains, beside the
/// bare client library in the same run, and beside dead destinations.
/// </summary>
internal static class DeliveryBench
{
    private const int Backlog = 60_000;
    private const int Window = 100;
    private const string BrokerLimits = "max_inflight_messages 100\nmax_queued_messages 0";

    private static readonly TimeProvider Clock = TimeProvider.System;
    private static readonly byte[] Data = Encoding.UTF8.GetBytes($$"""{"filler":"{{new string('x', 600)}}"}""");

    public static async Task<int> RunAsync()
    {
        Console.WriteLine($"delivery: mosquitto on loopback, QoS 1, about 1 KB an event; {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}");
        await using var broker = new Mosquitto(BrokerLimits);
        await broker.StartAsync();
        await IdleAsync(broker);
        await BareAsync(broker);
        await DrainAsync("drain", broker);
        await using var silent = new ScriptedBroker { OnPublish = _ => ScriptedAnswer.Hold };
        await DrainAsync("drain beside a dead one", broker, $"mqtt://127.0.0.1:{FreePort.Next()}");
        await DrainAsync("drain beside a silent one", broker, silent.Address);
        await DrainAsync("drain again", broker);
        return 0;
    }

    private static async Task IdleAsync(Mosquitto broker)
    {
        using var folder = new TempFolder();
        using var ledger = new Ledger(folder.File("ledger.db"), Clock);
        using var stop = new CancellationTokenSource();
        var receiver = new ReferenceReceiver(new ReceiverSettings(BrokerAddress.Parse(broker.Address), folder.File("ledger.db")), ledger, Clock, NullLogger.Instance);
        var arrived = new SemaphoreSlim(0);
        receiver.LedgerGrew += () => arrived.Release();
        var running = receiver.RunAsync(stop.Token);
        await using var bench = await Bench.StartAsync(0, broker.Address);
        var latencies = new Latencies();
        for (var i = 0; i < 520; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(15), Clock);
            var before = Clock.GetTimestamp();
            await bench.AppendAsync(1);
            await arrived.WaitAsync();
            if (i >= 20)
                latencies.Add(Clock.GetElapsedTime(before));
        }

        Console.WriteLine($"  append to receiver's ledger, idle   {latencies}");
        await stop.CancelAsync();
        await running;
    }

    private static async Task BareAsync(Mosquitto broker)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", broker.Port).Build());
        using var places = new SemaphoreSlim(Window);
        var body = new byte[1000];
        var start = Clock.GetTimestamp();
        for (var i = 0; i < Backlog; i++)
        {
            await places.WaitAsync();
            var message = new MqttApplicationMessage { Topic = "bench/bare", Payload = new(body), QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce };
            _ = client.PublishAsync(message).ContinueWith(_ => places.Release(), TaskScheduler.Default);
        }

        for (var i = 0; i < Window; i++)
            await places.WaitAsync();
        Print("bare MQTTnet client", Backlog / Clock.GetElapsedTime(start).TotalSeconds);
    }

    private static async Task DrainAsync(string what, Mosquitto broker, string? beside = null)
    {
        await using var bench = await Bench.StartAsync(Backlog, beside is null ? [broker.Address] : [broker.Address, beside]);
        var took = await bench.DrainedAsync();
        Print(what, Backlog / took.TotalSeconds);
    }

    private static void Print(string what, double rate) => Console.WriteLine($"  {what,-32} {rate,9:#,0} events/s, resident {Environment.WorkingSet / 1048576} MB");

    private sealed class Bench : IAsyncDisposable
    {
        private readonly TempFolder _folder = new();
        private readonly JournalStore _journal;
        private readonly DeliveryOverview _overview = new();
        private readonly DeliveryService _service;
        private long _start;

        private Bench(string[] brokers)
        {
            _journal = JournalStore.Open(
                new JournalSettings(_folder.Path, "bench"), new JournalContext([DeliverySchema.Module], new HealthRegistry(), Clock, NullLoggerFactory.Instance));
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
                new DestinationSetup(options, DeliveryClock.Of(Clock), NullLoggerFactory.Instance), _journal, store,
                new ProgressSaver(store, Clock, NullLogger<ProgressSaver>.Instance), _overview, new HealthRegistry());
        }

        public static async Task<Bench> StartAsync(int backlog, params string[] brokers)
        {
            var bench = new Bench(brokers);
            for (var done = 0; done < backlog; done += 1000)
                await bench.AppendAsync(Math.Min(1000, backlog - done));
            bench._start = Clock.GetTimestamp();
            await bench._service.StartAsync(CancellationToken.None);
            await Wait.UntilAsync(() => bench._overview.All.Count > 0 && bench._overview.All[0].State == "connected");
            return bench;
        }

        public async Task AppendAsync(int count) =>
            await _journal.CommitAsync(null, [.. Enumerable.Repeat(new EventDraft("bench.event.made.v1", "bench", EventClass.Telemetry, Data), count)]);

        public async Task<TimeSpan> DrainedAsync()
        {
            await Wait.UntilAsync(() => _overview.All[0].Queue == 0, TimeSpan.FromMinutes(5));
            return Clock.GetElapsedTime(_start);
        }

        public async ValueTask DisposeAsync()
        {
            await _service.StopAsync(CancellationToken.None);
            _service.Dispose();
            await _journal.DisposeAsync();
            _folder.Dispose();
        }
    }
}
