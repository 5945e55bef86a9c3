using CsCheck;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests;

/// <summary>A restart neither starts counting anew nor tells anything twice.</summary>
public sealed class RestartTests
{
    private static readonly Box Spot = Script.At(0.4f, 0.4f);

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(19)]
    public void Standing_RestartBeforeTheThreshold_CountsOnAndSaysHowMuchWasBlind(double gap)
    {
        var script = Parking(_ => [Car(Spot)]).Until(21).Restart(gap).Until(80);

        var (at, candidate) = Assert.Single(script.Found);
        Assert.Equal(40, at, 0.6);
        Assert.Equal(at, candidate.Dwell.TotalSeconds, 0.1);
        Assert.InRange(candidate.DwellUncertainty.TotalSeconds, gap, gap + 1.1);
        Assert.True(candidate.PresentAtStart);
    }

    [Fact]
    public void Standing_GapLongerThanWhatWasSeen_WaitsUntilHalfTheThresholdWasSeen()
    {
        var script = Parking(_ => [Car(Spot)]).Until(5).Restart(3600).Until(3700);

        var (at, candidate) = Assert.Single(script.Found);
        // 5 s before and 15 s after the gap make half of 40 s.
        Assert.Equal(3605 + 15, at, 1.0);
        Assert.True(candidate.DwellUncertainty > TimeSpan.FromHours(0.99));
    }

    [Fact]
    public void Standing_ToldBeforeTheRestart_IsNotToldAgainAndVacatedUnderItsKey()
    {
        var script = Parking(at => at < 150 ? [Car(Spot)] : []).Until(60).Restart(20).Until(240);

        var (_, candidate) = Assert.Single(script.Found);
        Assert.Equal(candidate.Key, Assert.Single(script.Vacated).Key);
        Assert.InRange(script.Vacated[0].At, 150, 190);
    }

    [Fact]
    public void Standing_LeftDuringTheRestart_IsVacated()
    {
        var script = Parking(at => at < 60 ? [Car(Spot)] : []).Until(59).Restart(20).Until(140);

        Assert.Equal(script.Found[0].Candidate.Key, Assert.Single(script.Vacated).Key);
    }

    [Fact]
    public void Standing_OnTheEdgeOfACell_IsTheSamePlaceWhicheverSideItsBoxFalls()
    {
        // The middle of the box trembles around the border between cells 12 and 13 of 32.
        var edge = new Box(0.35625f, 0.4f, 0.45625f, 0.5f);
        var script = Parking(at => [Car(Moved(edge, at < 60 ? -0.002f : 0.002f))]).Until(60).Restart(5).Until(200).Restart(5).Until(300);

        Assert.Single(script.Found);
        Assert.Empty(script.Vacated);
    }

    [Fact]
    public void Standing_AnotherOneInTheSameCellAfterARestart_GetsAnotherKey()
    {
        var script = Parking(at => at < 60 ? [Car(Spot)] : at > 120 ? [Car(Spot)] : []).Until(110).Restart(5).Until(240);

        Assert.Equal(2, script.Found.Select(found => found.Candidate.Key).Distinct().Count());
    }

    [Fact]
    public void Standing_ManyRestarts_AreOneCandidateWithTheWholeDwell()
    {
        var script = Parking(_ => [Car(Spot)]);
        for (var at = 9; at < 35; at += 10)
            script.Until(at).Restart(2);

        var (at2, candidate) = Assert.Single(script.Until(60).Found);
        Assert.Equal(at2, candidate.Dwell.TotalSeconds, 0.1);
        Assert.InRange(candidate.DwellUncertainty.TotalSeconds, 6, 9);
    }

    [Fact]
    public void Standing_MemoryLost_StartsAnewAndSaysItWasThere()
    {
        var script = Parking(_ => [Car(Spot)]).Until(30).Restart(5, forgets: true).Until(100);

        var (at, candidate) = Assert.Single(script.Found);
        Assert.Equal(75.5, at, 0.6);
        Assert.True(candidate.PresentAtStart);
    }

    [Fact]
    public void NewThing_InTheFirstPictureAfterARestart_CountsFromThereAndSaysSo()
    {
        var script = Parking(at => at < 30 ? [] : [Car(Spot)]).Until(20).Restart(30).Until(120);

        var (at, candidate) = Assert.Single(script.Found);
        Assert.Equal(90.5, at, 0.6);
        Assert.True(candidate.PresentAtStart);
    }

    [Fact]
    public void Loiterer_StaysThroughARestart_IsToldOnceAndVacatedWhenGone()
    {
        var script = Camera(Script.Loitering(20), at => at < 120 ? [Walks(at)] : []).Until(40).Restart(30).Until(160);

        Assert.Single(script.Found);
        Assert.Equal(script.Found[0].Candidate.Key, Assert.Single(script.Vacated).Key);
    }

    /// <summary>Who was seen to walk in is still somebody after the restart, and what was not is still nobody.</summary>
    [Fact]
    public void Loiterer_RestartBeforeTheThreshold_CountsOnAndTheSignStaysOne()
    {
        var script = Camera(Script.Loitering(40), at => [Walks(at), Person(0.8f)]).Until(20).Restart(10).Until(300);

        var (at, candidate) = Assert.Single(script.Found);
        Assert.Equal(40, at, 1.0);
        Assert.Equal(0.5f, candidate.Box.Left);
    }

    [Fact]
    public void Crowd_ToldBeforeTheRestart_IsNotToldAgain()
    {
        var script = Camera(Script.Crowd(2, 10), at => [Person(0.2f), Person(0.5f)]).Until(30).Restart(60).Until(140);

        Assert.Single(script.Found);
        Assert.Empty(script.Vacated);
    }

    [Fact]
    public void Halted_ToldBeforeTheRestart_IsTheSameAfterIt()
    {
        var rule = new RuleOptions { Id = "road", Kind = "stopped", Category = "motor-vehicle-parking", Labels = ["car"], Threshold = TimeSpan.FromSeconds(5) };
        var script = Camera(rule, at => at < 100 ? [Car(Spot)] : []).Until(40).Restart(10).Until(140);

        Assert.Single(script.Found);
        Assert.Equal(script.Found[0].Candidate.Key, Assert.Single(script.Vacated).Key);
    }

    [Fact]
    public void LineCount_GoesOnThroughARestart()
    {
        var rule = new RuleOptions { Id = "door", Kind = "crossing", Category = "x", Labels = ["person"], Line = [[0.5f, 0], [0.5f, 1]] };
        var script = Camera(rule, at => [Person((float)(at % 20) / 20 * 0.8f)]).Until(19).Restart(21).Until(59);

        Assert.Equal(new LineCount(2, 0), script.Last!.Lines["door"]);
    }

    [Fact]
    public void AnyRestartAtAnyTime_ToldExactlyOnce() =>
        Gen.Select(Gen.Double[1, 70], Gen.Double[0.5, 15], Gen.Double[0, 30], Gen.Float[-0.004f, 0.004f]).Sample(
            (at, gap, later, shift) =>
            {
                var script = Parking(now => [Car(Moved(Spot, now > at ? shift : 0))]).Until(at).Restart(gap).Until(at + gap + later).Restart(gap).Until(200);
                var (told, candidate) = Assert.Single(script.Found);
                Assert.Empty(script.Vacated);
                Assert.Equal(told, candidate.Dwell.TotalSeconds, 0.1);
            },
            iter: 60);

    [Fact]
    public void Gap_OfAClockSetBack_IsNothing()
    {
        var memory = SightMemory.Parse(Parking(_ => []).Until(1).Memory)!;

        Assert.Equal(TimeSpan.Zero, (memory with { MachineBoot = null }).GapUntil(memory.TakenAt.AddHours(-2), "b", default));
        Assert.Equal(TimeSpan.FromSeconds(7), (memory with { MachineBoot = "b", MachineTime = TimeSpan.FromSeconds(3) })
            .GapUntil(memory.TakenAt.AddHours(9), "b", TimeSpan.FromSeconds(10)));
        Assert.Equal(TimeSpan.FromHours(9), (memory with { MachineBoot = "a" }).GapUntil(memory.TakenAt.AddHours(9), "b", default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"takenAt\":\"2026-05-04T12:00:00Z\"}")]
    public void Parse_NoMemory_IsNull(string text) => Assert.Null(SightMemory.Parse(text));

    private static SightScript Parking(Func<double, IReadOnlyList<Detection>> scene) => Camera(Script.Standing(40), scene);

    private static SightScript Camera(RuleOptions rule, Func<double, IReadOnlyList<Detection>> scene) =>
        new(new CameraOptions { Id = "c", Rules = [rule] }, scene);

    private static Detection Car(Box box) => new("car", 0.8f, box);

    private static Detection Person(float left) => new("person", 0.8f, Script.At(left, 0.4f, 0.1f, 0.3f));

    /// <summary>In from the left, and there from the third second on.</summary>
    private static Detection Walks(double at) => Person(Math.Min(0.5f, 0.2f + (0.1f * (float)at)));

    private static Box Moved(Box box, float by) => new(box.Left + by, box.Top, box.Right + by, box.Bottom);
}
