using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Space;

namespace EdgeGateway.Service.Tests.Space;

/// <summary>Nothing becomes old because a wall clock says so.</summary>
public sealed class AgeClockTests
{
    private static readonly DateTimeOffset Today = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
    private const long Day = 86_400;

    private static EventStamp At(DateTimeOffset wall, long uptimeSeconds, ClockState state = ClockState.Synced) => new(wall, uptimeSeconds * 1000, state);

    private static SpaceMark Mark(long age, DateTimeOffset wall, bool synced = true) => new(age, 10, 1000, wall.ToUnixTimeMilliseconds(), synced);

    [Fact]
    public void At_FirstStart_IsTheUptime() => Assert.Equal(77, new AgeClock(null).At(At(Today, 77)));

    [Theory]
    [InlineData(1970)]
    [InlineData(2066)]
    public void At_WallJumpsWhileRunning_ChangesNothing(int year)
    {
        var clock = new AgeClock(null);
        Assert.Equal(10, clock.At(At(Today, 10)));
        Assert.Equal(20, clock.At(At(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero), 20)));
        Assert.Equal(30, clock.At(At(Today, 30)));
    }

    [Fact]
    public void At_OffOverNight_CountsWhenATimeServerSaysSoAtBothEnds()
    {
        var clock = new AgeClock(Mark(Day, Today));
        // Just started: nobody has set the clock yet.
        Assert.Equal(Day + 5, clock.At(At(Today.AddYears(-56), 5, ClockState.Unset)));
        // The time server answers 20 s after the start, 14 hours after the last mark.
        Assert.Equal(Day + 14 * 3600, clock.At(At(Today.AddHours(14), 20)));
        Assert.Equal(Day + 14 * 3600 + 100, clock.At(At(Today.AddHours(14), 120)));
    }

    [Theory]
    [InlineData(ClockState.Holdover, true)]
    [InlineData(ClockState.Unset, true)]
    [InlineData(ClockState.Synced, false)]
    public void At_OffWithoutATimeServerAtBothEnds_CountsNothing(ClockState now, bool before) =>
        Assert.Equal(Day + 20, new AgeClock(Mark(Day, Today, before)).At(At(Today.AddDays(3), 20, now)));

    [Fact]
    public void At_TimeServerYearsAhead_CountsAWeekAndNoMore() =>
        Assert.Equal(Day + 7 * Day + 20, new AgeClock(Mark(Day, Today)).At(At(Today.AddYears(10), 20)));

    [Fact]
    public void At_TimeServerInThePast_TakesNothingAway() => Assert.Equal(Day + 20, new AgeClock(Mark(Day, Today)).At(At(Today.AddYears(-1), 20)));
}
