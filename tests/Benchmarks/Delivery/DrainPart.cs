using EdgeGateway.Testing;

namespace EdgeGateway.Benchmarks.Delivery;

/// <summary>How fast a backlog leaves, and the bare client in turn with it.</summary>
internal static class DrainPart
{
    private const int Events = 100_000;
    private const int WarmUp = 30_000;
    private const int Rounds = 3;

    public static async Task RunAsync(Mosquitto broker)
    {
        await DrainRig.RateAsync(WarmUp, broker.Address);
        await BareClient.RateAsync(broker, WarmUp);
        var (bare, drain) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            bare.Add(await BareClient.RateAsync(broker, Events));
            drain.Add(await DrainRig.RateAsync(Events, broker.Address));
            DeliveryBench.Print($"round {i + 1}: bare client, drain", $"{DeliveryBench.Rate(bare[^1])} {DeliveryBench.Rate(drain[^1])}  {drain[^1] / bare[^1]:P0}");
        }

        DeliveryBench.Print("median: bare client, drain", $"{DeliveryBench.Rate(DeliveryBench.Median(bare))} {DeliveryBench.Rate(DeliveryBench.Median(drain))}  {DeliveryBench.Median(drain) / DeliveryBench.Median(bare):P0}");
    }
}
