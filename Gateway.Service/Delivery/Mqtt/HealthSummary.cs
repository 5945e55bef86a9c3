using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;

namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>How the box is, in a few words, for whoever looks after thousands. No facts that change by the second, never personal data.</summary>
/// <param name="State">Worst state of all things that are switched on.</param>
/// <param name="NeedSomebody">How many things need a person.</param>
/// <param name="Troubled">The worst of them, like <c>printer-1 offline printer.not-found</c>.</param>
internal sealed record HealthSummary(string State, int NeedSomebody, IReadOnlyList<string> Troubled)
{
    private const int Most = 20;

    public static HealthSummary Of(IReadOnlyList<ThingStatus> worstFirst) => new(
        StateNames.Of(HealthReport.Worst(worstFirst)),
        HealthReport.CountTroubled(worstFirst),
        [
            .. worstFirst.Where(thing => thing.State is ThingState.Offline or ThingState.Degraded).Take(Most)
                .Select(thing => $"{thing.Id} {StateNames.Of(thing.State)} {thing.Trouble?.Code}".TrimEnd()),
        ]);

    public bool Says(HealthSummary other) => State == other.State && NeedSomebody == other.NeedSomebody && Troubled.SequenceEqual(other.Troubled, StringComparer.Ordinal);
}
