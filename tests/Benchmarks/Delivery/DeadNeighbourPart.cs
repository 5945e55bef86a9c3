using EdgeGateway.Testing;

namespace EdgeGateway.Benchmarks.Delivery;

/// <summary>What a second destination costs the first: one nobody listens at, and one that takes events and never acknowledges.</summary>
internal static class DeadNeighbourPart
{
    private const int Events = 60_000;
    private const int Rounds = 5;

    public static async Task RunAsync(Mosquitto broker)
    {
        await using var silent = new ScriptedBroker { OnPublish = _ => ScriptedAnswer.Hold };
        var refused = $"mqtt://127.0.0.1:{FreePort.Next()}";
        await DrainRig.RateAsync(Events / 2, broker.Address, refused);
        var (alone, dead, mute) = (new List<double>(), new List<double>(), new List<double>());
        // In turn, so that whatever else the machine does meets all three.
        for (var i = 0; i < Rounds; i++)
        {
            alone.Add(await DrainRig.RateAsync(Events, broker.Address));
            dead.Add(await DrainRig.RateAsync(Events, broker.Address, refused));
            mute.Add(await DrainRig.RateAsync(Events, broker.Address, silent.Address));
        }

        Print("alone", alone, alone);
        Print("beside a dead one", dead, alone);
        Print("beside a silent one", mute, alone);
    }

    private static void Print(string what, List<double> rates, List<double> alone) => DeliveryBench.Print(
        what, $"{DeliveryBench.Rate(DeliveryBench.Median(rates))} (of {Rounds}: {rates.Min():#,0} to {rates.Max():#,0})  costs {1 - DeliveryBench.Median(rates) / DeliveryBench.Median(alone):P1}");
}
