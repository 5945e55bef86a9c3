using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests.Rules;

public sealed class StoppedRuleTests
{
    private static readonly Box Far = Script.At(0.4f, 0.2f, 0.03f, 0.04f);

    [Theory]
    [InlineData(10)]
    [InlineData(5)]
    [InlineData(2)]
    public void Vehicle_DrivesInAndStops_IsToldSoonAfter(double fps)
    {
        var script = new Script(fps)
            .Moves("car", Script.At(0.1f, 0.6f, 0.08f, 0.1f), Far, 0, 10)
            .Stands("car", Far, 10.01, 60)
            .Play(Road(), 60);

        var (at, verdict) = Assert.Single(script.Found);
        Assert.InRange(at, 14, 20);
        Assert.Equal(at - 10, verdict.Dwell.TotalSeconds, 2.5);
    }

    [Fact]
    public void Vehicle_CrawlingAlongTheShoulder_IsTold()
    {
        // A thirtieth of its own width a second.
        var script = new Script(10).Moves("truck", Far, Script.At(0.44f, 0.2f, 0.03f, 0.04f), 0, 40).Play(Road(), 40);

        Assert.Single(script.Found);
    }

    [Fact]
    public void Traffic_AtWalkingPace_IsNotTold()
    {
        var script = new Script(10).Moves("car", Script.At(0.1f, 0.2f, 0.03f, 0.04f), Script.At(0.7f, 0.2f, 0.03f, 0.04f), 0, 60).Play(Road(), 60);

        Assert.Empty(script.Found);
    }

    [Fact]
    public void Halted_DrivesOn_IsVacatedAndMayBeToldAgain()
    {
        var next = Script.At(0.6f, 0.2f, 0.03f, 0.04f);
        var script = new Script(10)
            .Stands("car", Far, 0, 20).Moves("car", Far, next, 20.01, 26).Stands("car", next, 26.01, 60)
            .Play(Road(), 60);

        Assert.Equal(2, script.Found.Count);
        Assert.InRange(Assert.Single(script.Vacated).At, 20, 25);
    }

    [Fact]
    public void Halted_LostForAFewSecondsAndFollowedAnew_IsTheSame()
    {
        var script = new Script(10).Sees(at => at is > 20 and < 26 ? null : new Detection("car", 0.7f, Far)).Play(Road(), 60);

        Assert.Single(script.Found);
        Assert.Empty(script.Vacated);
    }

    [Fact]
    public void Halted_InABlindGap_NeedsToBeSeenForHalfTheThreshold()
    {
        var script = new Script(5).Stands("car", Far, 0, 200).Reconnects(3, 100).Play(Road(20), 160);

        Assert.InRange(Assert.Single(script.Found).At, 103 + 7, 103 + 25);
    }

    private static Rule Road(double threshold = 4) => Rule.Create(new RuleOptions
    {
        Id = "road",
        Kind = "stopped",
        Category = "motor-vehicle-parking",
        Labels = ["car", "truck"],
        MinScore = 0.45,
        Threshold = TimeSpan.FromSeconds(threshold),
    });
}
