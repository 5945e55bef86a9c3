namespace EdgeGateway.Service.Timelines;

/// <summary>What <c>GET /api/v1/timelines</c> answers.</summary>
/// <param name="SlotMinutes">Length of a slot.</param>
/// <param name="Series">States are -1 switched off, 0 online, 1 starting, 2 degraded, 3 offline; times in seconds, sizes in bytes.</param>
internal sealed record TimelineView(int SlotMinutes, IReadOnlyList<SeriesView> Series)
{
    public static TimelineView Of(TimelineDay day) => new(TimelineDay.SlotMinutes,
        [.. day.Series.Select(one => new SeriesView(one.What, one.Thing, [.. one.Points.Select(point => new PointView(TimelineDay.TimeOf(point.Slot), point.Low, point.High))]))]);
}

/// <summary>One line.</summary>
internal sealed record SeriesView(string What, string Thing, IReadOnlyList<PointView> Points);

/// <summary>One slot that has samples; <paramref name="At"/> is its beginning.</summary>
internal readonly record struct PointView(DateTimeOffset At, double Low, double High);
