using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Space;

/// <summary>Data of <see cref="EventTypes.EventsDropped"/>.</summary>
/// <param name="Reason"><c>limit</c>: too many bytes of events; <c>disk</c>: the disk was nearly full.</param>
/// <param name="What"><c>events</c>, or the folder it was taken from.</param>
/// <param name="Class"><c>telemetry</c>, <c>change</c>.</param>
/// <param name="Count">How many since the last event of this kind.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Total">How many since the box began.</param>
/// <param name="Ranges">Pairs [first, last] of event numbers that will never come; when there are too many, wider ranges that hold them.</param>
internal sealed record EventsDroppedData(string Reason, string What, string Class, long Count, long Bytes, long Total, IReadOnlyList<long[]> Ranges)
{
    /// <summary>Most ranges in one event.</summary>
    public const int MaxRanges = 100;

    public static EventsDroppedData Of(DroppedRow row) => new(
        row.Reason, row.What, NameOf(row.Class), row.Count - row.ToldCount, row.Bytes - row.ToldBytes, row.Count,
        [.. RangeSet.Parse(row.Untold).Ranges.Select(range => new[] { range.From, range.To })]);

    public static string NameOf(EventClass @class) => @class.ToString().ToLowerInvariant();

    /// <summary>Joins neighbours until there are few enough.</summary>
    public static RangeSet Coarse(RangeSet exact)
    {
        if (exact.Ranges.Count <= MaxRanges)
            return exact;
        var width = (exact.Ranges.Count + MaxRanges - 1) / MaxRanges;
        return new RangeSet(exact.Ranges.Chunk(width).Select(few => new SeqRange(few[0].From, few[^1].To)));
    }
}
