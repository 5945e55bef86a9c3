using EdgeGateway.Testing;

namespace EdgeGateway.Benchmarks.Delivery;

/// <summary>
/// Delivery to a real mosquitto on loopback, part by part, each beside what it is compared with in the same run.
/// <c>delivery [append|idle|drain|dead|bridge|backlog]</c>; without a name all of them, about six minutes.
/// </summary>
internal static class DeliveryBench
{
    /// <summary>Lines for mosquitto.conf: no limit of its own that would count against either side.</summary>
    public const string BrokerLimits = "max_inflight_messages 100\nmax_queued_messages 0\nmax_queued_bytes 0\nsys_interval 1";

    public static TimeProvider Clock => TimeProvider.System;

    public static async Task<int> RunAsync(IReadOnlyList<string> parts)
    {
        Console.WriteLine($"delivery: mosquitto on loopback, QoS 1, about 1 KB an event; {Machine.Description}");
        await PartAsync("append", JournalBench.AppendAsync);
        await PartAsync("idle", IdlePart.RunAsync);
        await PartAsync("drain", () => WithBrokerAsync(DrainPart.RunAsync));
        await PartAsync("dead", () => WithBrokerAsync(DeadNeighbourPart.RunAsync));
        await PartAsync("bridge", BridgePart.RunAsync);
        await PartAsync("backlog", () => WithBrokerAsync(BacklogPart.RunAsync));
        return 0;

        async Task PartAsync(string name, Func<Task> part)
        {
            if (parts.Count > 0 && !parts.Contains(name))
                return;
            Console.WriteLine(name);
            await part();
        }
    }

    public static void Print(string what, string figures) => Console.WriteLine($"  {what,-36} {figures}");

    public static string Rate(double perSecond) => $"{perSecond,9:#,0} events/s";

    public static double Median(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task WithBrokerAsync(Func<Mosquitto, Task> part)
    {
        await using var broker = new Mosquitto(BrokerLimits);
        await broker.StartAsync();
        await part(broker);
    }
}
