namespace EdgeGateway.KillLedger;

/// <summary>How many processes are killed, and when. The same seed gives the same victims and pauses.</summary>
/// <param name="Kills">Number of SIGKILLs.</param>
/// <param name="Seed">Printed, so that a run can be repeated as far as processes repeat themselves.</param>
internal sealed record KillPlan(int Kills, int Seed)
{
    /// <summary>Longest time a victim works before it is killed.</summary>
    public TimeSpan LongestLife { get; init; } = TimeSpan.FromMilliseconds(600);

    /// <summary>Longest time a victim stays dead.</summary>
    public TimeSpan LongestDeath { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>No more kills after this; the ledgers are compared all the same.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The blows in order. A power cut takes all three and counts as three kills.</summary>
    public IEnumerable<Blow> Blows()
    {
        var random = new Random(Seed);
        var left = Kills;
        while (left > 0)
        {
            var victims = left >= 3 && random.NextDouble() < 0.05 ? Victims.All : random.NextDouble() switch
            {
                < 0.5 => Victims.Gateway,
                < 0.75 => Victims.Broker,
                _ => Victims.Receiver,
            };
            left -= victims.Count();
            yield return new Blow(victims, WhileStarting: random.NextDouble() < 0.15, LongestLife * random.NextDouble(), LongestDeath * random.NextDouble());
        }
    }
}

/// <summary>One moment of killing.</summary>
/// <param name="Victims">Who is killed.</param>
/// <param name="WhileStarting">It is not given time to come to work first.</param>
/// <param name="Life">How long it works before.</param>
/// <param name="Death">How long it stays dead.</param>
internal sealed record Blow(Victims Victims, bool WhileStarting, TimeSpan Life, TimeSpan Death);

/// <summary>Whom a blow hits.</summary>
[Flags]
internal enum Victims
{
    None = 0,
    Gateway = 1,
    Broker = 2,
    Receiver = 4,
    All = Gateway | Broker | Receiver,
}

internal static class VictimsExtensions
{
    public static int Count(this Victims victims) => System.Numerics.BitOperations.PopCount((uint)victims);
}
