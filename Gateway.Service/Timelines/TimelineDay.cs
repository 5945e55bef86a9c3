namespace EdgeGateway.Service.Timelines;

/// <summary>The last day, ready to be drawn.</summary>
/// <param name="LastSlot">The slot in which it ends.</param>
/// <param name="Series">All of them.</param>
public sealed record TimelineDay(long LastSlot, IReadOnlyList<TimelineSeries> Series)
{
    /// <summary>Length of a slot: fine enough to find an outage, coarse enough for a phone's width.</summary>
    public const int SlotMinutes = 5;

    /// <summary>Slots of a day.</summary>
    public const int Slots = TimelineStore.KeptMinutes / SlotMinutes;

    public long FirstSlot => LastSlot - Slots + 1;

    /// <summary>UTC at which a slot begins.</summary>
    public static DateTimeOffset TimeOf(long slot) => DateTimeOffset.FromUnixTimeSeconds(slot * SlotMinutes * 60);

    public IEnumerable<TimelineSeries> Of(string what) => Series.Where(one => one.What == what);
}
