using System.Globalization;

namespace EdgeGateway.Vision.Rules;

/// <summary>Working days and days off. A listed working day beats a listed holiday beats the weekday.</summary>
public sealed class WorkCalendar
{
    /// <summary>Weekends are off, nothing else.</summary>
    public static readonly WorkCalendar WeekendsOnly = new(new CalendarOptions());

    private readonly HashSet<DateOnly> _holidays;
    private readonly HashSet<DateOnly> _workdays;

    /// <summary>Dates that cannot be read are left out: the check of the configuration names them.</summary>
    public WorkCalendar(CalendarOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _holidays = [.. options.Holidays.Select(Read).OfType<DateOnly>()];
        _workdays = [.. options.Workdays.Select(Read).OfType<DateOnly>()];
    }

    public bool IsHoliday(DateOnly day) => _holidays.Contains(day) && !_workdays.Contains(day);

    public bool IsWorkday(DateOnly day) =>
        _workdays.Contains(day) || (!_holidays.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>A date as <c>2026-10-01</c>, or null.</summary>
    public static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
