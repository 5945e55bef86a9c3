using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests.Rules;

/// <summary>A rule's own time before a place counts as empty.</summary>
public sealed class ClearanceTests
{
    private static readonly Box Spot = Script.At(0.4f, 0.4f);

    private static RuleOptions Options(double clearAfter) => new()
    {
        Id = "no-parking",
        Category = "motor-vehicle-parking",
        Labels = ["car"],
        Threshold = TimeSpan.FromSeconds(20),
        ClearAfter = TimeSpan.FromSeconds(clearAfter),
    };

    private static Rule Parking(double clearAfter) => Rule.Create(Options(clearAfter));

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(600)]
    public void Vacated_WithItsOwnTime_IsToldSoMuchLater(double clearAfter)
    {
        var at = new Script(2).Stands("car", Spot, 0, 100).Play(Parking(0), 150).Vacated[0].At;

        var script = new Script(2).Stands("car", Spot, 0, 100).Play(Parking(clearAfter), 1000);

        Assert.Equal(at + clearAfter, Assert.Single(script.Vacated).At, 1.0);
    }

    [Fact]
    public void Vacated_ComesBackInTime_GoesOnWithTheSameCase()
    {
        var script = new Script(2).Stands("car", Spot, 0, 100).Stands("car", Spot, 200, 300).Play(Parking(120), 1000);

        Assert.Equal(2, script.Found.Count);
        Assert.Equal(script.Found[0].Verdict.Key, script.Found[1].Verdict.Key);
        Assert.Equal(script.Found[0].Verdict.Key, Assert.Single(script.Vacated).Key);
        Assert.InRange(script.Vacated[0].At, 420, 460);
    }

    [Fact]
    public void Vacated_ComesBackTooLate_IsAnotherCase()
    {
        var script = new Script(2).Stands("car", Spot, 0, 100).Stands("car", Spot, 300, 400).Play(Parking(60), 1000);

        Assert.Equal(2, script.Found.Select(one => one.Verdict.Key).Distinct().Count());
        Assert.Equal(script.Found.Select(one => one.Verdict.Key), script.Vacated.Select(one => one.Key));
    }

    [Fact]
    public void Vacated_SomethingStandsThereForAMoment_TheTimeStartsAnew()
    {
        var script = new Script(2).Stands("car", Spot, 0, 100).Stands("car", Spot, 150, 155).Play(Parking(60), 1000);

        Assert.InRange(Assert.Single(script.Vacated).At, 155 + 60, 155 + 60 + 30);
    }

    [Fact]
    public void Vacated_RestartWhileItIsHeldBack_IsToldInTime()
    {
        var first = Parking(120);
        var key = new Script(2).Stands("car", Spot, 0, 100).Play(first, 150).Found[0].Verdict.Key;
        var again = Parking(120);
        again.Recall(first.Remember());

        // The script's own time begins at 0 again, so what was held back since second 130 is due 120 s of its time later.
        var script = new Script(2).Play(again, 400);

        Assert.Equal(key, Assert.Single(script.Vacated).Key);
    }
}
