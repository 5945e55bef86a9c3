using System.Globalization;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests.Rules;

public sealed class ScheduleTests
{
    /// <summary>A Thursday and a Friday off; the Saturday of the week after is worked.</summary>
    private static readonly WorkCalendar Calendar = new(new CalendarOptions { Holidays = ["2026-10-01", "2026-10-02"], Workdays = ["2026-10-10"] });

    [Theory]
    [InlineData("2026-05-04 06:59", null)]
    [InlineData("2026-05-04 07:00", "2026-05-04 07:00")]
    [InlineData("2026-05-04 19:59", "2026-05-04 07:00")]
    [InlineData("2026-05-04 20:00", null)]
    [InlineData("2026-05-09 12:00", null)]
    public void Workday_DayTime_HoldsFromStartToEnd(string local, string? since) => Check(since, local, Span(["workday"], "07:00", "20:00"));

    [Theory]
    [InlineData("2026-10-01 12:00", false)]
    [InlineData("2026-10-03 12:00", false)]
    [InlineData("2026-10-05 12:00", true)]
    [InlineData("2026-10-10 12:00", true)]
    [InlineData("2026-10-11 12:00", false)]
    public void Workday_KnowsHolidaysAndWorkedWeekends(string local, bool works)
    {
        Assert.Equal(works, Since(local, Span(["workday"], "08:00", "18:00")) is not null);
        Assert.Equal(!works, Since(local, Span(["restday"], "08:00", "18:00")) is not null);
    }

    [Fact]
    public void Holiday_IsOnlyTheListedDay()
    {
        Assert.NotNull(Since("2026-10-01 12:00", Span(["holiday"], "00:00", "24:00")));
        Assert.Null(Since("2026-10-03 12:00", Span(["holiday"], "00:00", "24:00")));
    }

    [Theory]
    [InlineData("2026-05-04 23:00", "2026-05-04 22:00")]
    [InlineData("2026-05-05 05:59", "2026-05-04 22:00")]
    [InlineData("2026-05-05 06:00", null)]
    [InlineData("2026-05-05 23:00", null)]
    [InlineData("2026-05-04 05:00", null)]
    public void Night_BelongsToTheDayItBeginsOn(string local, string? since) => Check(since, local, Span(["mon"], "22:00", "06:00"));

    [Fact]
    public void Spans_ThatJoin_AreOne() =>
        Check("2026-05-04 20:00", "2026-05-05 03:00", Span([], "20:00", "24:00"), Span(["tue"], "00:00", "07:00"));

    [Fact]
    public void NoSpan_IsAlways() => Assert.Equal(DateTime.MinValue, Since("2026-05-04 12:00"));

    [Fact]
    public void WholeDayEveryDay_IsForEver() => Assert.Equal(DateTime.MinValue, Since("2026-05-04 12:00", Span([], "00:00", "24:00")));

    private static void Check(string? since, string local, params ScheduleOptions[] spans) =>
        Assert.Equal(since is null ? null : Parse(since), Since(local, spans));

    private static DateTime? Since(string local, params ScheduleOptions[] spans) => new Schedule(spans, Calendar).InForceSince(Parse(local));

    private static DateTime Parse(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);

    private static ScheduleOptions Span(IReadOnlyList<string> days, string from, string to) => new() { Days = days, From = from, To = to };
}
