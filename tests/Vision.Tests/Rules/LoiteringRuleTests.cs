using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests.Rules;

public sealed class LoiteringRuleTests
{
    private static readonly Box Here = Script.At(0.4f, 0.4f, 0.05f, 0.15f);

    [Fact]
    public void Person_WalkingUpAndDown_IsToldOnce()
    {
        var script = new Script(5).Sees(at =>
            new Detection("person", 0.8f, Script.At(0.4f + (0.1f * (float)Math.Sin(at / 3)), 0.4f, 0.05f, 0.15f)));
        script.Play(Rule.Create(Script.Loitering()), 60);

        var (at, verdict) = Assert.Single(script.Found);
        Assert.Equal(15, at, 0.5);
        Assert.Equal(15, verdict.Dwell.TotalSeconds, 0.5);
        Assert.True(verdict.PresentAtStart);
    }

    [Fact]
    public void Person_LostForAMomentAndFoundAgain_GoesOn()
    {
        var script = new Script(2).Comes("person", Here, 0, 5).Stands("person", Here, 8.6, 40);

        Assert.Equal(15, Assert.Single(script.Play(Rule.Create(Script.Loitering()), 40).Found).At, 1.0);
    }

    [Fact]
    public void Passers_WhoLeaveAndComeAtOneBorder_AreNotOneLoiterer()
    {
        // One walks out at the right; two seconds later another comes in there and goes the same way back.
        Box middle = Script.At(0.5f, 0.4f, 0.05f, 0.15f), border = Script.At(0.95f, 0.4f, 0.05f, 0.15f);
        var script = new Script(2).Moves("person", middle, border, 0, 8).Moves("person", border, middle, 10, 18);

        Assert.Empty(script.Play(Rule.Create(Script.Loitering(12)), 30).Found);
    }

    [Fact]
    public void Person_WhoLeavesAndComesBackMuchLater_StartsAnew()
    {
        var script = new Script(2).Comes("person", Here, 0, 10).Comes("person", Here, 30, 50);

        Assert.Equal(45, Assert.Single(script.Play(Rule.Create(Script.Loitering()), 50).Found).At, 1.0);
    }

    [Fact]
    public void Person_PassingThrough_IsNotTold() =>
        Assert.Empty(new Script(5).Moves("person", Script.At(0, 0.4f, 0.05f, 0.15f), Script.At(0.9f, 0.4f, 0.05f, 0.15f), 0, 12)
            .Play(Rule.Create(Script.Loitering()), 40).Found);

    [Fact]
    public void Person_WaitingOutsideTheZone_IsCountedFromEnteringIt()
    {
        IReadOnlyList<IReadOnlyList<float>> right = [[0.5f, 0], [1, 0], [1, 1], [0.5f, 1]];
        var inside = Script.At(0.6f, 0.4f, 0.05f, 0.15f);
        var script = new Script(5).Stands("person", Here, 0, 20).Moves("person", Here, inside, 20.1, 23).Stands("person", inside, 23.1, 60);

        Assert.Equal(36.5, Assert.Single(script.Play(Rule.Create(Script.Loitering(15, right)), 60).Found).At, 1.5);
    }

    [Fact]
    public void TwoPeople_Apart_AreTwo()
    {
        var script = new Script(2).Comes("person", Here, 0, 30).Comes("person", Script.At(0.8f, 0.4f, 0.05f, 0.15f), 4, 40);
        script.Play(Rule.Create(Script.Loitering()), 60);

        Assert.Equal(2, script.Found.Count);
        Assert.Equal(2, script.Vacated.Count);
    }
}
