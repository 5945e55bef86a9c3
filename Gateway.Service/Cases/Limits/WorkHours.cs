using System.Globalization;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Service.Cases.Limits;

/// <summary>When those who deal with cases are at work, in local time. Pure.</summary>
/// <param name="From">Start of a working day.</param>
/// <param name="To">End, later.</param>
/// <param name="Calendar">Which days are working days.</param>
/// <param name="Zone">Local time.</param>
internal sealed record WorkHours(TimeOnly From, TimeOnly To, WorkCalendar Calendar, TimeZoneInfo Zone)
{
    /// <summary>A calendar without a working day in so many must not loop for ever.</summary>
    private const int DaysLookedAt = 3660;

    public static WorkHours Of(CaseOptions options, WorkCalendar calendar) =>
        new(TimeOfDay(options.WorkFrom), TimeOfDay(options.WorkTo), calendar, TimeZoneInfo.Local);

    /// <summary>The time at which so much working time is over.</summary>
    public DateTimeOffset AddHours(DateTimeOffset start, TimeSpan working)
    {
        var (day, from) = Begin(start);
        for (var left = working; ; (day, from) = (NextWorkday(day), From))
        {
            if (left <= To - from)
                return At(day, from.Add(left));
            left -= To - from;
        }
    }

    /// <summary>End of the so-manieth working day after that of the start.</summary>
    public DateTimeOffset AddDays(DateTimeOffset start, int days)
    {
        var (day, _) = Begin(start);
        for (var i = 0; i < days; i++)
            day = NextWorkday(day);
        return At(day, To);
    }

    /// <summary>First working moment at or after the start.</summary>
    private (DateOnly Day, TimeOnly From) Begin(DateTimeOffset start)
    {
        var local = TimeZoneInfo.ConvertTime(start, Zone);
        var (day, time) = (DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime));
        if (!Calendar.IsWorkday(day) || time >= To)
            return (NextWorkday(day), From);
        return (day, time < From ? From : time);
    }

    private DateOnly NextWorkday(DateOnly day)
    {
        for (var i = 1; i <= DaysLookedAt; i++)
        {
            if (Calendar.IsWorkday(day.AddDays(i)))
                return day.AddDays(i);
        }
        return day.AddDays(1);
    }

    private DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static TimeOnly TimeOfDay(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
