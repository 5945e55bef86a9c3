using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests.Rules;

public sealed class CrowdRuleTests
{
    [Fact]
    public void Crowd_EnoughForTheThreshold_IsToldOnce()
    {
        var script = People(5, 2, 60).Play(Rule.Create(Script.Crowd(5)), 60);

        var (at, verdict) = Assert.Single(script.Found);
        Assert.Equal(12, at, 1.0);
        Assert.Equal(10, verdict.Dwell.TotalSeconds, 0.5);
        Assert.Equal("person x5", verdict.Label);
    }

    [Fact]
    public void Crowd_OneTooFew_IsNotTold() =>
        Assert.Empty(People(4, 0, 60).Play(Rule.Create(Script.Crowd(5)), 60).Found);

    [Fact]
    public void Crowd_TooShort_IsNotTold() =>
        Assert.Empty(People(5, 5, 14).Play(Rule.Create(Script.Crowd(5)), 60).Found);

    [Fact]
    public void Crowd_OneHiddenNowAndThen_StillCounts()
    {
        var script = People(4, 0, 60).Sees(at => at % 4 < 1 ? null : new Detection("person", 0.8f, Person(4)));

        Assert.Single(script.Play(Rule.Create(Script.Crowd(5)), 60).Found);
    }

    [Fact]
    public void Crowd_EnoughOnlyInEveryThirdPicture_IsNotTold()
    {
        var script = new Script(1);
        for (var i = 0; i < 5; i++)
        {
            var box = Person(i);
            script.Sees(at => (int)at % 3 == 0 ? new Detection("person", 0.8f, box) : null);
        }

        Assert.Empty(script.Play(Rule.Create(Script.Crowd(5)), 60).Found);
    }

    [Fact]
    public void Crowd_GoesAndAnotherComes_AreTwo()
    {
        var script = People(5, 0, 30);
        for (var i = 0; i < 5; i++)
            script.Stands("person", Person(i), 80, 120);
        script.Play(Rule.Create(Script.Crowd(5)), 120);

        Assert.Equal(2, script.Found.Count);
        Assert.InRange(Assert.Single(script.Vacated).At, 60, 62);
    }

    [Fact]
    public void Crowd_ThinsOutForAMoment_IsTheSame()
    {
        var script = People(4, 0, 100).Stands("person", Person(4), 0, 30).Stands("person", Person(4), 45, 100);

        Assert.Single(script.Play(Rule.Create(Script.Crowd(5)), 100).Found);
    }

    private static Box Person(int i) => Script.At(0.1f + (0.12f * i), 0.4f, 0.05f, 0.15f);

    private static Script People(int count, double from, double to)
    {
        var script = new Script(2);
        for (var i = 0; i < count; i++)
            script.Stands("person", Person(i), from, to);
        return script;
    }
}
