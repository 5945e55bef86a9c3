using EdgeGateway.Benchmarks.RoadTrack;
using EdgeGateway.Testing;
using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Tests;

/// <summary>Stopped vehicles on real detections of highway cameras; <c>bench.sh roadtrack</c> tells more. And the measure itself on clips made by hand.</summary>
public sealed class RoadTrackTests
{
    [Fact]
    public void Stopped_OnAllClips_IsAboveThePublishedMethod()
    {
        var score = new RoadScore();
        foreach (var clip in RoadClip.Load(Shared.Require("data/roadtrack")))
            score.Add(clip, RoadRun.Play(clip, HaltLimits.Default));

        Assert.True(score.F1 > 0.974, $"F1 {score.F1:0.000}: {score.Found} found, {score.Missed} missed, {score.FalseTracks} false");
        Assert.InRange(score.FalsePerHour, 0, 0.2);
        Assert.Equal(77, score.Standing.All + score.Crawling.All);
    }

    [Fact]
    public void Score_EventFoundOnAFifthOfItsRows_IsFound()
    {
        var clip = Clip("P", rows: 50);

        Assert.Equal((1, 0, 0), Score(clip, from: 41, to: 50, id: 1, left: 100));
        Assert.Equal((0, 1, 0), Score(clip, from: 42, to: 50, id: 1, left: 100));
    }

    [Fact]
    public void Score_TrackThatDriftsOff_IsFalseThoughItsEventIsFound()
    {
        Assert.Equal((1, 0, 1), Score(Clip("P", rows: 50), from: 41, to: 60, id: 1, left: 100));
        Assert.Equal((0, 1, 1), Score(Clip("P", rows: 50), from: 1, to: 50, id: 1, left: 300));
    }

    [Fact]
    public void Score_AnythingOnANormalClip_IsFalse()
    {
        var clip = Clip("N", rows: 0);
        var score = new RoadScore();
        score.Add(clip, new Dictionary<int, List<(int, Box)>> { [5] = [(1, Pixels(100)), (2, Pixels(200))] });

        Assert.Equal((2, 2, 0), (score.FalseTracks, score.FalseOnNormal, score.Found));
        Assert.Equal(2 / (60 / 36000.0), score.FalsePerHour, 0.01);
    }

    private static (int, int, int) Score(RoadClip clip, int from, int to, int id, float left)
    {
        var score = new RoadScore();
        score.Add(clip, Enumerable.Range(from, to - from + 1).ToDictionary(frame => frame, _ => new List<(int, Box)> { (id, Pixels(left)) }));
        return (score.Found, score.Missed, score.FalseTracks);
    }

    /// <summary>Sixty frames; one event from frame 1.</summary>
    private static RoadClip Clip(string kind, int rows)
    {
        using var folder = new TempFolder();
        foreach (var each in (string[])["P", "N"])
            Directory.CreateDirectory(folder.File(each));
        var name = Path.Combine(folder.File(kind), "01-01_10_K1_1");
        Directory.CreateDirectory(name);
        File.WriteAllLines(Path.Combine(name, "det.txt"), Enumerable.Range(1, 60).Select(frame => $"{frame},-1,100,50,20,20,0.80,2,-1,-1"));
        File.WriteAllLines(Path.Combine(name, "gt.txt"), Enumerable.Range(1, rows).Select(frame => $"{frame},0,100,50,20,20,0.80,2"));
        return Assert.Single(RoadClip.Load(folder.Path));
    }

    private static Box Pixels(float left) => new(left / 640, 50 / 540f, (left + 20) / 640, 70 / 540f);
}
