using System.Globalization;

namespace EdgeGateway.Vision.Rules;

/// <summary>When a rule is in force. Pure: local time comes with the question. No span at all is always.</summary>
internal sealed class Schedule(IReadOnlyList<ScheduleOptions> spans, WorkCalendar calendar)
{
    /// <summary>Names a day may have, besides the weekdays.</summary>
    public static readonly IReadOnlyList<string> DayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "workday", "restday", "holiday"];

    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>Spans that join on to one another further back than this are for ever.</summary>
    private const int DaysBack = 14;

    /// <summary>Since when the rule has been in force without a break at this local time; null: it is not; <c>MinValue</c>: for ever.</summary>
    public DateTime? InForceSince(DateTime local)
    {
        if (spans.Count == 0)
            return DateTime.MinValue;
        if (Start(local, inclusive: true) is not { } start)
            return null;
        // A span that ends where this one begins belongs to it: 20:00 to 24:00 and 00:00 to 07:00 is one night.
        while (Start(start, inclusive: false) is { } earlier && earlier < start)
        {
            start = earlier;
            if ((local - start).TotalDays > DaysBack)
                return DateTime.MinValue;
        }
        return start;
    }

    /// <summary>Earliest start of a span around this time.</summary>
    /// <param name="inclusive">False: the span may also end at this very time.</param>
    private DateTime? Start(DateTime local, bool inclusive)
    {
        DateTime? first = null;
        foreach (var span in spans)
        {
            for (var back = 0; back <= 1; back++)
            {
                var day = local.Date.AddDays(-back);
                var (from, to) = (day + Read(span.From), day + Read(span.To));
                if (to <= from)
                    to = to.AddDays(1);
                if (from <= local && (local < to || (!inclusive && local == to)) && IsOn(span, DateOnly.FromDateTime(day)) && (first is null || from < first))
                    first = from;
            }
        }
        return first;
    }

    private bool IsOn(ScheduleOptions span, DateOnly day) => span.Days.Count == 0 || span.Days.Any(name => name switch
    {
        "workday" => calendar.IsWorkday(day),
        "restday" => !calendar.IsWorkday(day),
        "holiday" => calendar.IsHoliday(day),
        _ => name == Weekdays[(int)day.DayOfWeek],
    });

    private static TimeSpan Read(string time) =>
        time == "24:00" ? TimeSpan.FromDays(1) : TimeSpan.ParseExact(time, @"hh\:mm", CultureInfo.InvariantCulture);
}
