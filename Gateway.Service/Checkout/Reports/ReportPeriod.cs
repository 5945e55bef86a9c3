namespace EdgeGateway.Service.Checkout.Reports;

/// <summary>A week (Monday to Sunday) or a month. Pure.</summary>
/// <param name="Kind"><c>weekly</c> or <c>monthly</c>.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
internal sealed record ReportPeriod(string Kind, DateOnly From, DateOnly To)
{
    public const string Weekly = "weekly";
    public const string Monthly = "monthly";

    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>Its last day is over: nothing can be added to it any more.</summary>
    public bool IsOver(DateOnly today) => today > To;

    /// <summary>The period a day lies in; null for another kind.</summary>
    public static ReportPeriod? Of(string kind, DateOnly day)
    {
        switch (kind)
        {
            case Weekly:
                var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
                return new ReportPeriod(kind, monday, monday.AddDays(6));
            case Monthly:
                var first = new DateOnly(day.Year, day.Month, 1);
                return new ReportPeriod(kind, first, first.AddMonths(1).AddDays(-1));
            default:
                return null;
        }
    }

    /// <summary>The one before it.</summary>
    public ReportPeriod Before() => Of(Kind, From.AddDays(-1))!;
}
