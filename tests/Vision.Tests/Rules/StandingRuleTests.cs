using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests.Rules;

public sealed class StandingRuleTests
{
    private static readonly Box Spot = Script.At(0.4f, 0.4f);

    private static Rule NoParking(double threshold = 20, IReadOnlyList<IReadOnlyList<float>>? zone = null) =>
        Rule.Create(Script.Standing(threshold, zone));

    [Theory]
    [InlineData(10)]
    [InlineData(5)]
    [InlineData(2)]
    [InlineData(1)]
    [InlineData(0.5)]
    public void Standing_OverThreshold_IsToldOnceAtTheThreshold(double fps)
    {
        var script = new Script(fps).Stands("car", Spot, 4, 100).Play(NoParking(), 100);

        var (at, verdict) = Assert.Single(script.Found);
        Assert.Equal(24, at, 1 / fps);
        Assert.Equal(20, verdict.Dwell.TotalSeconds, 1 / fps);
        Assert.False(verdict.PresentAtStart);
        Assert.InRange(verdict.Uncertainty.TotalSeconds, 0, (1 / fps) + 0.01);
    }

    [Fact]
    public void Standing_FromTheFirstPicture_CountsFromThereAndSaysSo()
    {
        var script = new Script(2).Stands("car", Spot, 0, 60).Play(NoParking(), 60);

        var (at, verdict) = Assert.Single(script.Found);
        Assert.Equal(20, at);
        Assert.True(verdict.PresentAtStart);
    }

    [Fact]
    public void Standing_ShorterThanThreshold_IsNotTold() =>
        Assert.Empty(new Script(2).Stands("car", Spot, 1, 20).Play(NoParking(), 60).Found);

    [Fact]
    public void Standing_WithEveryThirdPictureMissed_KeepsItsDwell()
    {
        var script = new Script(2).Sees(at => (int)Math.Round(at * 2) % 3 == 2 ? null : new Detection("car", 0.6f, Spot)).Play(NoParking(), 40);

        var (at, verdict) = Assert.Single(script.Found);
        Assert.Equal(20, at, 1.0);
        Assert.Equal(verdict.Dwell.TotalSeconds, at);
    }

    [Fact]
    public void Standing_SeenOnlyWeaklyNowAndThen_KeepsItsPlace()
    {
        var script = new Script(2).Sees(at => new Detection("car", at % 4 < 2 ? 0.55f : 0.12f, Spot)).Play(NoParking(), 40);

        Assert.Equal(20, Assert.Single(script.Found).At);
    }

    [Fact]
    public void Standing_AlwaysBelowMinScore_IsNotTold() =>
        Assert.Empty(new Script(2).Stands("car", Spot, 0, 60, score: 0.2f).Play(NoParking(), 60).Found);

    [Fact]
    public void Standing_LabelFlickersBetweenVehicles_IsOnePlace()
    {
        string[] labels = ["car", "truck", "bus", "car"];
        var script = new Script(2).Sees(at => new Detection(labels[(int)Math.Round(at * 2) % 4], 0.6f, Spot)).Play(NoParking(), 60);

        Assert.Equal("car", Assert.Single(script.Found).Verdict.Label);
    }

    [Fact]
    public void Standing_BothLabelsInOnePicture_IsOnePlace()
    {
        var script = new Script(2).Stands("car", Spot, 0, 60).Stands("truck", Spot, 0, 60, score: 0.5f).Play(NoParking(), 60);

        Assert.Single(script.Found);
    }

    [Fact]
    public void Standing_BusPassesInFrontAndHidesIt_KeepsItsDwell()
    {
        var script = new Script(2)
            .Sees(at => at is > 8 and < 14 ? null : new Detection("car", 0.7f, Spot))
            .Sees(at => at is > 8 and < 14 ? new Detection("bus", 0.8f, Script.At(0.3f + (0.02f * (float)(at - 8)), 0.3f, 0.4f, 0.3f)) : null)
            .Play(NoParking(), 60);

        Assert.Equal(20, Assert.Single(script.Found).At);
    }

    [Fact]
    public void Standing_HalfHiddenByAPerson_KeepsItsDwell()
    {
        var script = new Script(2)
            .Sees(at => new Detection("car", 0.5f, at is > 8 and < 12 ? Spot with { Right = 0.45f } : Spot))
            .Moves("person", Script.At(0.3f, 0.4f, 0.06f, 0.15f), Script.At(0.6f, 0.4f, 0.06f, 0.15f), 8, 12)
            .Play(NoParking(), 60);

        Assert.Equal(20, Assert.Single(script.Found).At);
    }

    [Fact]
    public void Standing_TrackTakenByACarThatPasses_KeepsItsDwell()
    {
        var script = new Script(5)
            .Stands("car", Spot, 0, 60)
            .Moves("car", Script.At(0, 0.42f), Script.At(0.9f, 0.42f), 5, 9)
            .Play(NoParking(), 60);

        var found = Assert.Single(script.Found);
        Assert.Equal(20, found.At);
        Assert.Equal(0, found.Verdict.Box.Iou(Spot) - 1, 0.05);
    }

    [Fact]
    public void Standing_StreamReconnectsInBetween_DwellGoesOnAndUncertaintyGrows()
    {
        var script = new Script(2).Stands("car", Spot, 0, 60).Reconnects(8, 6).Play(NoParking(), 60);

        var (at, verdict) = Assert.Single(script.Found);
        Assert.Equal(20, at, 0.5);
        Assert.Equal(20, verdict.Dwell.TotalSeconds, 0.5);
        Assert.InRange(verdict.Uncertainty.TotalSeconds, 6, 7);
    }

    [Fact]
    public void Standing_PicturesStallForAWhile_IsStillTheSamePlace()
    {
        var script = new Script(5).Stands("car", Spot, 0, 120).WithoutPictures(5, 17).Play(NoParking(), 60);

        Assert.Equal(20, Assert.Single(script.Found).At, 0.2);
    }

    [Fact]
    public void Standing_FrameRateDropsToOneInFiveSeconds_IsToldOnce()
    {
        var script = new Script(10).Stands("car", Spot, 0, 120);
        for (var at = 3; at < 60; at += 5)
            script.WithoutPictures(at, at + 5);

        Assert.Equal(20, Assert.Single(script.Play(NoParking(), 60).Found).At, 5.0);
    }

    [Fact]
    public void TwoVehicles_SideBySide_AreTwoPlaces()
    {
        var script = new Script(2)
            .Stands("car", Script.At(0.30f, 0.4f), 0, 60)
            .Stands("car", Script.At(0.37f, 0.4f), 0, 60)
            .Play(NoParking(), 60);

        Assert.Equal(2, script.Found.Count);
        Assert.Equal(2, script.Found.Select(found => found.Verdict.Key).Distinct().Count());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(2)]
    [InlineData(1)]
    public void Vehicle_LeavesAndAnotherTakesItsPlace_AreTwo(double fps)
    {
        var script = new Script(fps)
            .Stands("car", Spot, 0, 30)
            .Moves("car", Spot, Script.At(0.9f, 0.4f), 30.01, 34)
            .Moves("car", Script.At(0, 0.4f), Spot, 35, 39)
            .Stands("car", Spot, 39.01, 100)
            .Play(NoParking(), 100);

        Assert.Equal(2, script.Found.Count);
        Assert.Equal(20, script.Found[0].At);
        Assert.Equal(59, script.Found[1].At, 2.0);
        Assert.NotEqual(script.Found[0].Verdict.Key, script.Found[1].Verdict.Key);
        Assert.Equal(script.Found[0].Verdict.Key, Assert.Single(script.Vacated).Key);
    }

    [Fact]
    public void Vehicle_LeavesUnseenAndTheSpotStaysEmpty_IsVacatedAfterTheLongWait()
    {
        var script = new Script(1).Stands("car", Spot, 0, 100).Play(NoParking(), 160);

        Assert.InRange(Assert.Single(script.Vacated).At, 125, 135);
    }

    [Fact]
    public void Standing_HiddenAfterItWasTold_IsNotToldAgain()
    {
        var script = new Script(2)
            .Sees(at => at is > 40 and < 100 ? null : new Detection("car", 0.7f, Spot))
            .Sees(at => at is > 40 and < 100 ? new Detection("truck", 0.8f, Script.At(0.3f, 0.3f, 0.35f, 0.35f)) : null)
            .Play(NoParking(90), 200);

        Assert.Single(script.Found, found => found.Verdict.Box.Iou(Spot) > 0.9);
    }

    [Fact]
    public void Traffic_PassingTheSameSpotEveryFewSeconds_IsNotStanding()
    {
        var script = new Script(2);
        for (var start = 0; start < 120; start += 3)
            script.Moves("car", Script.At(0, 0.4f), Script.At(0.9f, 0.4f), start, start + 3);

        Assert.Empty(script.Play(NoParking(), 120).Found);
    }

    [Fact]
    public void Vehicle_CreepingAlong_IsNotStanding()
    {
        // A tenth of its width a second: a queue, not a parked car.
        var script = new Script(2).Moves("car", Script.At(0.1f, 0.4f), Script.At(0.7f, 0.4f), 0, 60).Play(NoParking(), 60);

        Assert.Empty(script.Found);
    }

    [Fact]
    public void Standing_BoxTrembles_IsOnePlace()
    {
        var random = new Random(5);
        var script = new Script(5).Sees(_ =>
        {
            float Shift() => (float)(random.NextDouble() - 0.5) * 0.02f;
            return new Detection("car", 0.6f, new Box(0.4f + Shift(), 0.4f + Shift(), 0.5f + Shift(), 0.5f + Shift()));
        });

        Assert.Equal(20, Assert.Single(script.Play(NoParking(), 100).Found).At, 0.5);
    }

    [Fact]
    public void Person_Standing_IsNoVehicle() =>
        Assert.Empty(new Script(2).Stands("person", Spot, 0, 60).Play(NoParking(), 60).Found);

    [Fact]
    public void Standing_FootOutsideTheZone_IsNotTold()
    {
        IReadOnlyList<IReadOnlyList<float>> upperHalf = [[0, 0], [1, 0], [1, 0.48f], [0, 0.48f]];

        Assert.Empty(new Script(2).Stands("car", Spot, 0, 60).Play(NoParking(20, upperHalf), 60).Found);
    }

    [Fact]
    public void Standing_CutOffByThePictureBorder_CountsByOverlap()
    {
        IReadOnlyList<IReadOnlyList<float>> lowerLeft = [[0, 0.7f], [0.3f, 0.7f], [0.3f, 0.97f], [0, 0.97f]];
        var script = new Script(2).Stands("car", new Box(0.1f, 0.8f, 0.2f, 1), 0, 60).Play(NoParking(20, lowerLeft), 60);

        Assert.Single(script.Found);
    }
}
