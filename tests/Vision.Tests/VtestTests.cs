using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests;

/// <summary>What the product promises on the footage it is shown with. All rates up to 10 pictures a second are run by <c>bench.sh sight</c>.</summary>
public sealed class VtestTests(VtestRun run) : IClassFixture<VtestRun>
{
    /// <summary>The road where the two vehicles stand, as an operator would draw it.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<float>> Road = [[0.80f, 0.04f], [1, 0.04f], [1, 0.19f], [0.80f, 0.19f]];

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(4, true)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(4, false)]
    public void Standing_20Seconds_AreExactlyTheTwoVehicles(int every, bool zone)
    {
        var found = run.Judge(every, Script.Standing(20, zone ? Road : null));

        Assert.Equal(2, found.Count);
        Assert.Contains(found, each => each.Candidate.Box.Iou(VtestRun.Van) > 0.8);
        Assert.Contains(found, each => each.Candidate.Box.Iou(VtestRun.CarAtTheBorder) > 0.8);
        Assert.All(found, each =>
        {
            Assert.Equal(each.At, each.Candidate.Dwell.TotalSeconds, 1.0);
            Assert.InRange(each.At, 20, 20 + (every / VtestRun.Fps));
            Assert.True(each.Candidate.PresentAtStart);
            Assert.Contains(each.Candidate.Label, (string[])["car", "truck"]);
        });
    }

    [Fact]
    public void Standing_ThresholdLongerThanTheFootage_IsNothing() =>
        Assert.Empty(run.Judge(1, Script.Standing(90)));

    [Fact]
    public void Standing_ZoneElsewhere_IsNothing() =>
        Assert.Empty(run.Judge(1, Script.Standing(20, [[0, 0.3f], [0.8f, 0.3f], [0.8f, 1], [0, 1]])));

    /// <summary>Hand-made list: cases/vtest_people.csv. People cross, hide one another, leave and come in where another one left; nobody stays for a minute.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Loitering_60SecondsOnTheRoad_IsNobody(int every) =>
        Assert.Empty(run.Judge(every, Script.Loitering(60, [[0, 0.27f], [0.62f, 0.2f], [0.8f, 0.1f], [1, 0.1f], [1, 1], [0, 1]])));

    /// <summary>The model takes a sign on the lawn for a person from the first picture to the last, and people pass in front of it. It never walks.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Loitering_60SecondsAnywhere_IsNobody(int every) => Assert.Empty(run.Judge(every, Script.Loitering(60)));

    [Fact]
    public void Loitering_WithoutAPath_IsTheSignOnTheLawnOnly() =>
        Assert.True(Assert.Single(run.Judge(1, Script.Loitering(60, minPath: 0))).Candidate.Box.Iou(Vtest.Box(31, 110, 48, 144)) > 0.7);

    [Fact]
    public void Candidate_SaysAllItTakesToRepeatTheVerdict()
    {
        var candidate = run.Judge(4, Script.Standing(20, Road))[0].Candidate;

        Assert.Equal("gate", candidate.CameraId);
        Assert.Equal("no-parking", candidate.RuleId);
        Assert.Equal("motor-vehicle-parking", candidate.Category);
        Assert.StartsWith("gate/no-parking/vehicle/", candidate.Key, StringComparison.Ordinal);
        Assert.Equal(4, candidate.Zone.Count);
        Assert.Equal("yolox_nano_416", candidate.Provenance["detector"]);
        Assert.Equal("695e750a5d5754bb5a8d5325643b59282191a7e7a564e435a415fd3c578eab14", candidate.Provenance["detector.sha256"]);
        Assert.Equal("standing-2", candidate.Provenance["rule.version"]);
        Assert.Equal("20 s", candidate.Provenance["rule.threshold"]);
        Assert.Equal(candidate.DecidedAt - candidate.Dwell, candidate.FirstSeen);
        Assert.Equal(["overlay.jpg", "clean.jpg", "crop.jpg", "first.jpg", "first-crop.jpg"], candidate.Stills.Select(still => still.Name));
    }

    [Fact]
    public void Candidate_OfANewRun_HasTheSameKeys()
    {
        RuleOptions rule = Script.Standing(20, Road);

        Assert.Equal(
            run.Judge(1, rule).Select(each => each.Candidate.Key).Order(), run.Judge(4, rule).Select(each => each.Candidate.Key).Order());
    }

    [Fact]
    public void Crowd_ThePeopleDetectorStandingIn_IsOneCaseOfPeopleOnTheSquare()
    {
        IReadOnlyList<IReadOnlyList<float>> square =
            [[0, 0.26f], [0.8f, 0.18f], [0.95f, 0.17f], [1, 0.35f], [1, 0.86f], [0.55f, 0.62f], [0.3f, 0.47f], [0, 0.43f]];
        var rule = new RuleOptions
        {
            Id = "gathering",
            Kind = "crowd",
            Category = "crowd-gathering",
            Labels = ["person"],
            Zone = square,
            Count = 3,
            Threshold = TimeSpan.FromSeconds(10),
            MinScore = 0.5,
            OnlyWith = "hog",
        };
        using var detector = DetectorCatalogue.Open("hog", []).Detector;
        var sight = new Sight(new CameraOptions { Id = "gate", Rules = [rule] }, new DetectorChoice(detector, null), TimeProvider.System);
        var found = Vtest.Frames(Shared.Require(Shared.Footage), 1, seconds: 25).SelectMany(frame => sight.Look(frame).Candidates).ToList();

        var candidate = Assert.Single(found);
        Assert.Equal("crowd-gathering", candidate.Category);
        Assert.InRange(candidate.Dwell.TotalSeconds, 10, 11);
        Assert.StartsWith("person x", candidate.Label, StringComparison.Ordinal);
    }
}
