using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests.Rules;

public sealed class CrossingRuleTests
{
    private static readonly Box West = Script.At(0.1f, 0.4f, 0.06f, 0.2f);
    private static readonly Box East = Script.At(0.8f, 0.4f, 0.06f, 0.2f);

    [Fact]
    public void Crossing_EachWay_IsCountedByDirection()
    {
        var rule = Door();
        var script = new Script(5).Moves("person", West, East, 0, 8).Moves("person", East, West, 20, 28).Moves("person", West, East, 40, 48).Play(rule, 60);

        Assert.Equal(new LineCount(ToLeft: 2, ToRight: 1), rule.LineCount);
        Assert.Equal(3, script.Found.Count);
    }

    [Fact]
    public void Crossing_OneDirectionWanted_TellsOnlyThatOne()
    {
        var script = new Script(5).Moves("person", West, East, 0, 8).Moves("person", East, West, 20, 28).Play(Door("to-right"), 60);

        Assert.InRange(Assert.Single(script.Found).At, 23, 26);
    }

    [Fact]
    public void Crossing_SoManyWithinTheTime_IsOneCandidateUntilItIsQuiet()
    {
        var script = new Script(5);
        for (var start = 0; start < 12; start += 3)
            script.Moves("person", West, East, start, start + 8);

        script.Play(Door(count: 3), 60);

        Assert.InRange(Assert.Single(script.Found).At, 9, 12);
        Assert.InRange(Assert.Single(script.Vacated).At, 15, 30);
    }

    [Fact]
    public void Crossing_FewerThanThat_IsOnlyCounted()
    {
        var rule = Door(count: 3);

        Assert.Empty(new Script(5).Moves("person", West, East, 0, 8).Moves("person", West, East, 30, 38).Play(rule, 60).Found);
        Assert.Equal(2, rule.LineCount!.ToLeft);
    }

    [Fact]
    public void Standing_OnTheLine_IsNotCounted()
    {
        var rule = Door();
        var random = new Random(3);
        new Script(5).Sees(_ => new Detection("person", 0.7f, Script.At(0.465f + (float)(random.NextDouble() * 0.01), 0.4f, 0.06f, 0.2f))).Play(rule, 60);

        Assert.Equal(new LineCount(0, 0), rule.LineCount);
    }

    [Fact]
    public void Passing_BesideTheLine_IsNotCounted()
    {
        var rule = Door();
        new Script(5).Moves("person", Script.At(0.1f, 0.75f, 0.06f, 0.2f), Script.At(0.8f, 0.75f, 0.06f, 0.2f), 0, 8).Play(rule, 20);

        Assert.Equal(new LineCount(0, 0), rule.LineCount);
    }

    [Fact]
    public void Car_IsNoPerson()
    {
        var rule = Door();
        new Script(5).Moves("car", West, East, 0, 8).Play(rule, 20);

        Assert.Equal(new LineCount(0, 0), rule.LineCount);
    }

    private static Rule Door(string direction = "both", int count = 0) => Rule.Create(new RuleOptions
    {
        Id = "door",
        Kind = "crossing",
        Category = "loitering",
        Labels = ["person"],
        Line = [[0.5f, 0.2f], [0.5f, 0.8f]],
        Direction = direction,
        Count = count,
        Threshold = TimeSpan.FromSeconds(10),
    });
}
