using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Timelines;
using EdgeGateway.Service.Timelines.Drawing;

namespace EdgeGateway.Service.Tests.Timelines;

public sealed class DrawingTests
{
    private static readonly TimelineDay Day = new(1000 + TimelineDay.Slots - 1, []);

    [Fact]
    public void Band_NeighboursOfOneState_AreOnePieceAndAGapEndsIt()
    {
        var bands = Band.Of(States((1000, 0), (1001, 0), (1002, 3), (1004, 3), (1005, -1)));

        Assert.Equal(
            [(ThingState.Online, 1000L, 2), (ThingState.Offline, 1002L, 1), (ThingState.Offline, 1004L, 1), (ThingState.Disabled, 1005L, 1)],
            bands.Select(band => (band.State, band.FirstSlot, band.Length)));
    }

    [Fact]
    public void Curve_WithAGap_BeginsANewPieceAfterIt()
    {
        var curve = Curve.Of(Line((1000, 0, 0), (1001, 0, 5), (1003, 0, 10)), Day, 10, lowIsBad: false);

        Assert.Equal("M0 100h1L1 50h1M3 0h1", curve.Path);
        Assert.Equal(10, curve.Extreme);
    }

    [Fact]
    public void Curve_WhereLittleIsBad_DrawsTheLowestOfEachSlot()
    {
        var curve = Curve.Of(Line((1000, 2, 9), (1001, 4, 9)), Day, 10, lowIsBad: true);

        Assert.Equal("M0 80h1L1 60h1", curve.Path);
        Assert.Equal(2, curve.Extreme);
    }

    [Theory]
    [InlineData(0, 4.0)]
    [InlineData(1, 4.0)]
    [InlineData(2, null)]
    public void Curve_ThatEndedBefore_HasNoLatest(int slotsAgo, double? latest) =>
        Assert.Equal(latest, Curve.Of(Line((Day.LastSlot - slotsAgo, 4, 4)), Day, 10, lowIsBad: false).Latest);

    [Theory]
    [InlineData(0, 10, 10)]
    [InlineData(11, 10, 20)]
    [InlineData(50, 10, 50)]
    [InlineData(51, 10, 100)]
    [InlineData(0.03, 0.01, 0.05)]
    public void RoundUp_OfAnyValue_IsTheNextRoundNumber(double value, double atLeast, double top) => Assert.Equal(top, Curve.RoundUp(value, atLeast), 9);

    [Theory]
    [InlineData(0, 60)]
    [InlineData(4500, 7200)]
    [InlineData(1e9, 604_800)]
    public void Top_OfAWait_IsATimePeopleSay(double highest, double top) => Assert.Equal(top, ChartKind.All.Single(kind => kind.What == TimelineKinds.Lag).Top(highest));

    [Fact]
    public void Charts_OfManyCameras_ShowTheWorstAndSayHowManyAreLeft()
    {
        var cameras = Enumerable.Range(1, 6).Select(number => new TimelineSeries(TimelineKinds.FrameRate, $"cam-{number}", [new(1000, number, number)]));

        var chart = Assert.Single(Chart.All(Day with { Series = [.. cameras] }));

        Assert.Equal(["cam-1", "cam-2", "cam-3", "cam-4"], chart.Curves.Select(curve => curve.Thing));
        Assert.Equal(2, chart.Left);
    }

    [Fact]
    public void HourMarks_OfADay_AreFourFullHoursOfLocalTime()
    {
        // 2026-11-26 00:00 UTC is 08:00 in Shanghai.
        var last = new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds() / 60 / TimelineDay.SlotMinutes;
        var zone = TimeZoneInfo.CreateCustomTimeZone("+8", TimeSpan.FromHours(8), null, null);

        var marks = HourMark.Of(new TimelineDay(last, []), zone);

        Assert.Equal([12, 18, 0, 6], marks.Select(mark => mark.Hour));
        Assert.Equal(6 * 12, marks[1].Slot - marks[0].Slot);
    }

    [Fact]
    public void Kinds_OfEveryNumber_AreWrittenForPeople()
    {
        string Write(string what, double value) => ChartKind.All.Single(kind => kind.What == what).Write(value);

        Assert.Equal("12,345", Write(TimelineKinds.Queue, 12345));
        Assert.Equal(["3.2 ms", "120 ms", "45 s", "15 min", "2.5 h"], new[] { 0.0032, 0.12, 45, 900, 9000 }.Select(value => Write(TimelineKinds.Lag, value)));
        Assert.Equal(["123 MB", "4.5 GB"], new[] { 123e6, 4.5e9 }.Select(value => Write(TimelineKinds.Disk, value)));
        Assert.Equal("71 °C", Write(TimelineKinds.Temperature, 71.4));
    }

    private static TimelineSeries States(params (long Slot, double Worst)[] points) =>
        new(TimelineKinds.State, "a", [.. points.Select(point => new TimelinePoint(point.Slot, point.Worst, point.Worst))]);

    private static TimelineSeries Line(params (long Slot, double Low, double High)[] points) =>
        new(TimelineKinds.Lag, "", [.. points.Select(point => new TimelinePoint(point.Slot, point.Low, point.High))]);
}
