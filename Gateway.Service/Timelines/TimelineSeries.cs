namespace EdgeGateway.Service.Timelines;

/// <summary>One line or band of the last day.</summary>
/// <param name="What">One of <see cref="TimelineKinds"/>.</param>
/// <param name="Thing">Device, camera or destination; empty for the box.</param>
/// <param name="Points">In order; a missing slot is a gap.</param>
public sealed record TimelineSeries(string What, string Thing, IReadOnlyList<TimelinePoint> Points);

/// <summary>The samples of one slot.</summary>
/// <param name="Slot">Minute since 1970 divided by the slot's length.</param>
/// <param name="Low">Lowest of the slot.</param>
/// <param name="High">Highest of the slot; for states the worst.</param>
public readonly record struct TimelinePoint(long Slot, double Low, double High);
