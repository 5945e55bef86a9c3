using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Api.Browse;

/// <summary>
/// Looks through the journal from the newest event backwards, by number. A question few events fit ends after <see cref="MostLooked"/> numbers with a place
/// to go on from, so that no question holds up anything else.
/// </summary>
internal sealed class EventSearch(JournalStore journal, DeliveryOverview delivery)
{
    public const int MostLooked = 20_000;
    public const int MostAtOnce = 200;

    private const int Step = 500;

    /// <exception cref="JournalUnavailableException">The file cannot be read now.</exception>
    public EventPage Find(EventQuery query)
    {
        var found = new List<FoundEvent>();
        var max = Math.Clamp(query.Max, 1, MostAtOnce);
        var before = Math.Min(query.Before ?? long.MaxValue, journal.LastSeq + 1);
        var oldest = Oldest();
        for (var looked = 0; looked < MostLooked && before > oldest; looked += Step)
        {
            var from = Math.Max(0, before - 1 - Step);
            foreach (var one in journal.ReadEvents(from, Step).Where(one => one.Seq < before).Reverse())
            {
                if (Fits(query, one) is not { } fitting)
                    continue;
                found.Add(fitting);
                if (found.Count == max)
                    return new EventPage(found, one.Seq > oldest ? one.Seq : null);
            }

            before = from + 1;
        }

        return new EventPage(found, before > oldest ? before : null);
    }

    /// <summary>One event; null when it is not there (any more).</summary>
    /// <exception cref="JournalUnavailableException">The file cannot be read now.</exception>
    public CommittedEvent? Get(long seq) => journal.ReadEvents(seq - 1, 1) is [var one] && one.Seq == seq ? one : null;

    private long Oldest() => journal.ReadEvents(0, 1, 1) is [var first] ? first.Seq : long.MaxValue;

    private FoundEvent? Fits(EventQuery query, CommittedEvent one)
    {
        if (query.Type is { Length: > 0 } type && one.Type != type && !(type.EndsWith('.') && one.Type.StartsWith(type, StringComparison.Ordinal)))
            return null;
        if (one.Time < query.From || one.Time >= query.To)
            return null;
        var head = EventSummary.Of(one);
        if (query.Thing is { Length: > 0 } thing && head.Thing != thing && head.Subject != thing)
            return null;
        var tick = query.Destination is { Length: > 0 } destination ? delivery.TickOf(destination, one) : delivery.TickOf(one);
        return tick is { } known && (query.Tick is null || query.Tick == known) ? new FoundEvent(head, known) : null;
    }
}
