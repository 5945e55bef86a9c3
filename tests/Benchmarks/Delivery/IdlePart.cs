using EdgeGateway.Service.Delivery.Mqtt;
using EdgeGateway.Service.LocalPlatform;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGateway.Benchmarks.Delivery;

/// <summary>
/// From the call of CommitAsync until the event is committed in the receiver's ledger, when nothing else goes on: two flushed commits and two
/// ways over the broker.
/// </summary>
internal static class IdlePart
{
    private const int WarmUp = 100;
    private const int Events = 600;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    public static async Task RunAsync()
    {
        await RunAsync("as delivered", "");
        // Nagle's algorithm in the broker holds a small packet up to 40 ms when it meets a delayed acknowledgement of the kernel.
        await RunAsync("broker with set_tcp_nodelay", "set_tcp_nodelay true");
    }

    private static async Task RunAsync(string what, string setting)
    {
        await using var broker = new Mosquitto($"{DeliveryBench.BrokerLimits}\n{setting}");
        await broker.StartAsync();
        using var folder = new TempFolder();
        using var ledger = new Ledger(folder.File("ledger.db"), DeliveryBench.Clock);
        using var stop = new CancellationTokenSource();
        using var shelf = new PictureShelf(folder.File("ledger.db"), DeliveryBench.Clock);
        var receiver = new ReferenceReceiver(new ReceiverSettings(BrokerAddress.Parse(broker.Address), folder.File("ledger.db")), ledger, shelf, DeliveryBench.Clock, NullLogger.Instance);
        using var arrived = new SemaphoreSlim(0);
        receiver.LedgerGrew += () => arrived.Release();
        var connected = new TaskCompletionSource();
        receiver.ConnectionChanged += (yes, _) =>
        {
            if (yes)
                connected.TrySetResult();
        };
        var running = receiver.RunAsync(stop.Token);
        await connected.Task;
        await using var rig = await DrainRig.ConnectedAsync(broker.Address);
        var latencies = new Latencies();
        for (var i = 0; i < WarmUp + Events; i++)
        {
            await Task.Delay(Pause, DeliveryBench.Clock);
            var before = DeliveryBench.Clock.GetTimestamp();
            await rig.AppendAsync();
            await arrived.WaitAsync();
            if (i >= WarmUp)
                latencies.Add(DeliveryBench.Clock.GetElapsedTime(before));
        }

        DeliveryBench.Print($"idle, {what}", latencies.ToString());
        await stop.CancelAsync();
        await running;
    }
}
