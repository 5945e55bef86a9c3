using System.Globalization;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;

namespace EdgeGateway.Service.Space;

/// <summary>Shows the room as one thing among the others.</summary>
internal sealed class SpaceReporter(HealthRegistry health, TimeProvider clock)
{
    /// <summary>Name in the health registry.</summary>
    public const string ThingId = "space";

    private ThingStatus? _last;

    public void Report(Budget budget, SpaceVerdict verdict, bool dropping, long dropped)
    {
        var trouble = SpaceTroubles.Of(verdict, dropping);
        var state = trouble is null ? ThingState.Online : ThingState.Degraded;
        var facts = new Dictionary<string, string>
        {
            ["usedBytes"] = Number(budget.Used),
            ["limitBytes"] = Number(budget.Limit),
            ["daysLeft"] = budget.DaysLeft is { } days ? Number((long)days) : "",
            ["droppedForSpace"] = Number(dropped),
        };
        if (_last is { } last && last.State == state && last.Trouble == trouble && last.Facts.All(fact => facts[fact.Key] == fact.Value))
            return;
        var since = _last?.State == state ? _last.Since : clock.GetUtcNow();
        health.Report(_last = new ThingStatus(ThingId, ThingKinds.Space, state, since, trouble) { Facts = facts });
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
