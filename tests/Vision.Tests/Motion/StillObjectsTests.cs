using EdgeGateway.Vision.Rules;
using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Tests.Motion;

public sealed class StillObjectsTests
{
    private static readonly Box Bag = new(0.4f, 0.6f, 0.5f, 0.75f);

    [Fact]
    public void Bag_PutDown_IsFoundWhereAndWhenItCame()
    {
        var scene = new StreetScene().Lies(Bag, 190, 20).Until(60);

        var (at, found) = Assert.Single(scene.Came);
        Assert.InRange(at, 27, 34);
        Assert.True(found.Box.Iou(Bag) > 0.8, $"{found.Box}");
        Assert.InRange(found.First.At.TotalSeconds, 18, 23);
        Assert.True(found.IsVisible);
    }

    [Fact]
    public void Bag_TakenAway_IsGoneSoonAfter()
    {
        var scene = new StreetScene().Lies(Bag, 190, 20, 70).Until(90);

        Assert.InRange(Assert.Single(scene.Gone).At, 74, 82);
    }

    [Fact]
    public void ThingThatWasThereAtTheStart_TakenAway_LeavesNoGhost()
    {
        var scene = new StreetScene().Lies(Bag, 190, 0, 30).Until(120);

        Assert.Empty(scene.Came);
    }

    [Fact]
    public void Person_WhoStandsStill_IsNoObject()
    {
        var scene = new StreetScene().Walks("person", at => at > 10 ? new Box(0.3f, 0.3f, 0.36f, 0.6f) : null).Until(90);

        Assert.Empty(scene.Came);
    }

    [Fact]
    public void People_WhoPassInFront_DoNotEndIt()
    {
        var scene = new StreetScene().Lies(Bag, 190, 10)
            .Walks("person", at => at % 10 < 4 && at > 30 ? new Box(0.35f + (float)(at % 10 * 0.03), 0.4f, 0.5f + (float)(at % 10 * 0.03), 0.8f) : null)
            .Until(90);

        Assert.Single(scene.Came);
        Assert.Empty(scene.Gone);
    }

    [Fact]
    public void Light_ThatChangesSlowlyOrAtOnce_IsNoObject()
    {
        var slow = new StreetScene { Light = at => at / 3 }.Until(120);
        var atOnce = new StreetScene { Light = at => at > 40 ? 60 : 0 }.Until(120);

        Assert.Empty(slow.Came);
        Assert.Empty(atOnce.Came);
    }

    [Fact]
    public void Flicker_ThatNeverRests_IsNoObject()
    {
        var scene = new StreetScene();
        for (var at = 10; at < 90; at += 2)
            scene.Lies(Bag, 190, at, at + 1);

        Assert.Empty(scene.Until(90).Came);
    }

    [Fact]
    public void Bag_FromBeforeARestart_IsFoundAgainBecauseTheSceneIsRemembered()
    {
        var scene = new StreetScene().Lies(Bag, 190, 20).Until(60).Restart().Until(90);

        Assert.True(Assert.Single(scene.Came).Object.Box.Iou(Bag) > 0.8);
    }

    [Theory]
    [InlineData(0.001, 0.15, 1)]
    [InlineData(0.05, 0.15, 0)]
    [InlineData(0.001, 0.01, 0)]
    public void Rule_TellsWhatIsOfTheRightSize(double least, double most, int expected)
    {
        var rule = Rule.Create(new RuleOptions
        {
            Id = "new",
            Kind = "new-object",
            Category = "disorderly-piles",
            Threshold = TimeSpan.FromSeconds(30),
            MinArea = least,
            MaxArea = most,
        });
        var scene = new StreetScene().Lies(Bag, 190, 10);
        List<Verdict> found = [];
        for (var at = 0.0; at <= 70; at += 0.5)
        {
            scene.Until(at);
            found.AddRange(rule.Judge(new Scene(Moment.Seconds(at), [], [], []) { Objects = scene.Objects.Current }).Found);
        }

        Assert.Equal(expected, found.Count);
        Assert.All(found, verdict => Assert.Equal(("object", 30), (verdict.Label, Math.Round(verdict.Dwell.TotalSeconds))));
    }
}
