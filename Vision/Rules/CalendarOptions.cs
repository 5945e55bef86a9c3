namespace EdgeGateway.Vision.Rules;

/// <summary>Which days are off, for schedules that say <c>workday</c>, <c>restday</c> or <c>holiday</c>.</summary>
public sealed class CalendarOptions
{
    /// <summary>Public holidays as <c>2026-10-01</c>, weekends inside them included.</summary>
    public IReadOnlyList<string> Holidays { get; init; } = [];

    /// <summary>Saturdays and Sundays people work on to make up for a holiday (调休), as <c>2026-10-10</c>.</summary>
    public IReadOnlyList<string> Workdays { get; init; } = [];
}
