using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Verbs;

namespace EdgeGateway.Service.Health;

/// <summary>What <c>GET /health</c> answers.</summary>
internal sealed record HealthReport
{
    public required string GatewayId { get; init; }
    public required string Version { get; init; }

    /// <summary>Worst state of all things that are switched on; <c>online</c> when there are none.</summary>
    public required string State { get; init; }

    /// <summary>How many things need a person.</summary>
    public required int NeedSomebody { get; init; }

    public required double UptimeSeconds { get; init; }

    /// <summary>Worst first.</summary>
    public required IReadOnlyList<ThingReport> Things { get; init; }

    public static HealthReport Of(GatewayOptions options, IReadOnlyList<ThingStatus> things, Uptime uptime) => new()
    {
        GatewayId = options.GatewayId,
        Version = VersionVerb.Version,
        State = StateNames.Of(Worst(things)),
        NeedSomebody = CountTroubled(things),
        UptimeSeconds = Math.Round(uptime.Elapsed.TotalSeconds, 1),
        Things = [.. things.Select(ThingReport.Of)],
    };

    /// <summary>
    /// False when nothing can be recorded any more: the one state in which this box is of no use to anybody. A missing device,
    /// camera, broker or network is shown in the report and changes nothing about this.
    /// </summary>
    public static bool CanWork(IReadOnlyList<ThingStatus> things) =>
        !things.Any(thing => thing is { Kind: ThingKinds.Journal, State: ThingState.Offline });

    public static ThingState Worst(IReadOnlyList<ThingStatus> things) =>
        things.Where(thing => thing.State != ThingState.Disabled).Select(thing => thing.State).DefaultIfEmpty(ThingState.Online).Max();

    public static int CountTroubled(IReadOnlyList<ThingStatus> things) =>
        things.Count(thing => thing.State is ThingState.Degraded or ThingState.Offline);
}
