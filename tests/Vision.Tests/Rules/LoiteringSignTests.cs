using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests.Rules;

/// <summary>What the model takes for a person for good, and people who stand: who has been seen to walk, counts.</summary>
public sealed class LoiteringSignTests
{
    private static readonly Box Spot = Script.At(0.4f, 0.4f, 0.05f, 0.15f);

    /// <summary>As much as the sign of vtest.avi trembles: four parts in a hundred of its size.</summary>
    private static Script Sign(double fps, Func<double, bool>? hidden = null)
    {
        var random = new Random(3);
        float Tremble(float size) => (random.NextSingle() - 0.5f) * 0.14f * size;
        return new Script(fps).Sees(at => hidden?.Invoke(at) == true ? null : new Detection("person", 0.53f,
            new Box(Spot.Left + Tremble(Spot.Width), Spot.Top + Tremble(Spot.Height), Spot.Right + Tremble(Spot.Width), Spot.Bottom + Tremble(Spot.Height))));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0.5)]
    public void Sign_ForAnHour_IsNeverTold(double fps) => Assert.Empty(Sign(fps).Play(Rule.Create(Script.Loitering()), 3600).Found);

    /// <summary>Somebody passes right in front of it every 20 s, both ways in turn, and hides it: tracks swap, and the sign must not become the walker who stays.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(2)]
    public void Sign_PeoplePassInFront_NeitherItNorTheyAreTold(double fps)
    {
        var script = Sign(fps, hidden: at => at > 20 && Math.Abs((at % 20) - 5) < 0.8);
        for (var start = 20.0; start < 1800; start += 20)
        {
            Box left = Script.At(0.2f, 0.41f, 0.055f, 0.16f), right = Script.At(0.6f, 0.41f, 0.055f, 0.16f);
            script.Moves("person", start % 40 == 0 ? left : right, start % 40 == 0 ? right : left, start, start + 10);
        }

        Assert.Empty(script.Play(Rule.Create(Script.Loitering()), 1800).Found);
    }

    [Fact]
    public void Person_WalksInAndStandsStill_IsTold()
    {
        var (at, verdict) = Assert.Single(new Script(5).Comes("person", Spot, 5, 60).Play(Rule.Create(Script.Loitering()), 60).Found);

        Assert.Equal(20, at, 0.5);
        Assert.Equal(15, verdict.Dwell.TotalSeconds, 0.5);
        Assert.False(verdict.PresentAtStart);
    }

    /// <summary>Beside the sign, so close that their boxes overlap.</summary>
    [Fact]
    public void Person_WalksInAndStandsBesideTheSign_IsTold()
    {
        var beside = Script.At(0.425f, 0.42f, 0.05f, 0.15f);

        Assert.True(Assert.Single(Sign(5).Comes("person", beside, 30, 90).Play(Rule.Create(Script.Loitering()), 90).Found).Verdict.Box.Iou(beside) > 0.9);
    }

    /// <summary>Nobody can know whether he is one; when he gets away from where he stood, his stay begins.</summary>
    [Fact]
    public void Person_StandsThereAtTheStart_CountsFromWhenHeMoves()
    {
        var there = Script.At(0.6f, 0.4f, 0.05f, 0.15f);
        var script = new Script(5).Stands("person", Spot, 0, 60).Moves("person", Spot, there, 60.1, 64).Stands("person", there, 64.1, 120);

        var (at, verdict) = Assert.Single(script.Play(Rule.Create(Script.Loitering()), 120).Found);

        Assert.InRange(at, 75, 77);
        Assert.False(verdict.PresentAtStart);
    }

    [Fact]
    public void Person_StandsThereAtTheStartAndGoes_IsNotTold() =>
        Assert.Empty(new Script(5).Stands("person", Spot, 0, 60).Moves("person", Spot, Script.At(0.95f, 0.4f, 0.05f, 0.15f), 60.1, 70)
            .Play(Rule.Create(Script.Loitering()), 90).Found);

    [Fact]
    public void MinPathZero_WhoeverStaysIsTold()
    {
        var (at, verdict) = Assert.Single(new Script(5).Stands("person", Spot, 0, 60).Play(Rule.Create(Script.Loitering(minPath: 0)), 60).Found);

        Assert.Equal(15, at, 0.5);
        Assert.True(verdict.PresentAtStart);
    }
}
