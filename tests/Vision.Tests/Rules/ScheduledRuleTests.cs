using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests.Rules;

/// <summary>What a schedule does to rules that are in the middle of something.</summary>
public sealed class ScheduledRuleTests
{
    private static readonly Box Spot = Script.At(0.4f, 0.4f);

    [Fact]
    public void Standing_SinceBeforeTheSchedule_CountsFromItsStart()
    {
        var script = new Script(2).StartsAt("2026-05-04 06:59:00").Stands("car", Spot, 0, 200).Play(Rule(Parking()), 200);

        var (at, verdict) = Assert.Single(script.Found);
        Assert.Equal(60 + 30, at, 0.5);
        Assert.Equal(30, verdict.Dwell.TotalSeconds, 0.5);
        Assert.False(verdict.PresentAtStart);
    }

    [Fact]
    public void Standing_ScheduleEndsBeforeTheThreshold_IsNotTold() =>
        Assert.Empty(new Script(2).StartsAt("2026-05-04 19:59:40").Stands("car", Spot, 0, 200).Play(Rule(Parking()), 200).Found);

    [Fact]
    public void Standing_ToldAndTheScheduleEnds_IsVacatedOnlyWhenItLeaves()
    {
        var script = new Script(2).StartsAt("2026-05-04 19:59:00").Stands("car", Spot, 0, 150).Play(Rule(Parking()), 220);

        Assert.Single(script.Found);
        Assert.InRange(Assert.Single(script.Vacated).At, 150, 185);
    }

    [Fact]
    public void Standing_ProgramStartsInTheMiddleOfTheSchedule_CountsFromFirstSight() =>
        Assert.Equal(30, Assert.Single(new Script(2).StartsAt("2026-05-04 12:00:00").Stands("car", Spot, 0, 60).Play(Rule(Parking()), 60).Found).At);

    [Fact]
    public void Standing_OnAHoliday_IsFree()
    {
        var calendar = new WorkCalendar(new CalendarOptions { Holidays = ["2026-05-04"] });

        Assert.Empty(new Script(2).StartsAt("2026-05-04 12:00:00").Stands("car", Spot, 0, 60).Play(EdgeGateway.Vision.Rules.Rule.Create(Parking(), calendar), 60).Found);
    }

    [Fact]
    public void Crowd_GathersBeforeTheSchedule_CountsFromItsStart()
    {
        var rule = new RuleOptions { Id = "crowd", Kind = "crowd", Category = "x", Labels = ["person"], Count = 2, Threshold = TimeSpan.FromSeconds(20), Schedule = Day };
        var script = new Script(2).StartsAt("2026-05-04 06:59:30");
        script.Stands("person", Script.At(0.2f, 0.4f), 0, 100).Stands("person", Script.At(0.6f, 0.4f), 0, 100);

        Assert.Equal(50, Assert.Single(script.Play(Rule(rule), 100).Found).At, 0.5);
    }

    private static IReadOnlyList<ScheduleOptions> Day => [new() { Days = ["workday"], From = "07:00", To = "20:00" }];

    private static RuleOptions Parking() => new()
    {
        Id = "day",
        Category = "motor-vehicle-parking",
        Labels = ["car"],
        Threshold = TimeSpan.FromSeconds(30),
        Schedule = Day,
    };

    private static Rule Rule(RuleOptions options) => EdgeGateway.Vision.Rules.Rule.Create(options);
}
