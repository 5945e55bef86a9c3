using System.Globalization;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;

namespace EdgeGateway.Service.Delivery;

/// <summary>Tells the health registry about one destination: changes of state within a fifth of a second, changing numbers once a second.</summary>
internal sealed class DestinationReporter(DestinationWorker worker, HealthRegistry health, TimeProvider clock)
{
    private static readonly TimeSpan NumbersEvery = TimeSpan.FromSeconds(1);

    private ThingStatus? _last;
    private long _lastAt;

    /// <summary>True when numbers were held back and should be told later.</summary>
    public bool Report()
    {
        var status = Status();
        var sameState = _last is { } last && last.State == status.State && last.Trouble?.Code == status.Trouble?.Code;
        if (sameState && _last!.Trouble?.Cause == status.Trouble?.Cause && Same(_last.Facts, status.Facts))
            return false;
        if (sameState && clock.GetElapsedTime(_lastAt) < NumbersEvery)
            return true;
        _last = status with { Since = _last?.State == status.State ? _last.Since : clock.GetUtcNow() };
        _lastAt = clock.GetTimestamp();
        health.Report(_last);
        return false;
    }

    private ThingStatus Status()
    {
        var (page, state) = (worker.Book.Page(), worker.State);
        var waiting = worker.Waiting;
        var trouble = DestinationTrouble.Of(worker.Id, state, worker.Meter.Refusal, page, waiting) ?? worker.Pictures?.Trouble;
        var thing = state.Link switch
        {
            LinkState.Connecting => ThingState.Starting,
            LinkState.Waiting => ThingState.Offline,
            _ => trouble is null ? ThingState.Online : ThingState.Degraded,
        };
        return new ThingStatus(worker.Id, ThingKinds.Destination, thing, state.Since, trouble)
        {
            Facts = new Dictionary<string, string>
            {
                ["address"] = state.Address,
                ["waiting"] = Number(waiting),
                ["delivered"] = Number(page.Low),
                ["confirmed"] = page.Receipt is { } receipt ? Number(receipt.Watermark) : "-",
                ["quarantined"] = Number(page.Quarantined),
            },
        };
    }

    private static bool Same(IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b) => a.All(fact => b[fact.Key] == fact.Value);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
