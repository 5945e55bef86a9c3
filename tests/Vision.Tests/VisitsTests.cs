using System.Globalization;
using EdgeGateway.Testing;
using EdgeGateway.Vision.Replays;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Tests;

/// <summary>Loitering and counting on real people, against a list made by hand.</summary>
public sealed class VisitsTests(VisitsTests.Run run) : IClassFixture<VisitsTests.Run>
{
    private static readonly IReadOnlyList<(double From, double To, string Leaves)> Visits =
    [
        .. File.ReadLines(SourceTree.Path("tests", "Vision.Tests", "cases", "intel_one-by-one-person.csv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(','))
            .Select(parts => (double.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture), parts[5])),
    ];

    [Theory]
    [InlineData("stay-8", 8)]
    [InlineData("stay-16", 16)]
    public async Task Loitering_IsToldForExactlyTheVisitsThatLastThatLong(string rule, double threshold)
    {
        var report = await run.Report;
        var expected = Visits.Where(visit => visit.To - visit.From > threshold).ToList();
        var found = report.Candidates.Where(candidate => candidate.RuleId == rule).ToList();

        Assert.Equal(expected.Count, found.Count);
        foreach (var (visit, candidate) in expected.Zip(found))
        {
            // The detector takes a head at the border of the picture for a person up to two seconds after it shows.
            Assert.InRange(candidate.At, visit.From + threshold, visit.From + threshold + 2.5);
            Assert.Equal(threshold, candidate.Dwell, 1.0);
        }
    }

    [Fact]
    public async Task Loitering_IsOverWhenTheyLeave()
    {
        var vacated = (await run.Report).Vacated.Where(each => each.Key.Contains("/stay-8/", StringComparison.Ordinal)).ToList();

        // The film ends three seconds after the last one left: nobody can be sure of that one yet.
        Assert.Equal(Visits.Count - 1, vacated.Count);
        Assert.All(Visits.Zip(vacated), pair => Assert.InRange(pair.Second.At, pair.First.To, pair.First.To + 6));
    }

    [Fact]
    public async Task Crossing_CountsEverybodyWhoLeavesAndNobodyWhoComes() =>
        Assert.Equal(new LineCount(ToLeft: Visits.Count(visit => visit.Leaves == "right"), ToRight: 0), (await run.Report).Lines["leaving"]);

    public sealed class Run
    {
        private readonly Lazy<Task<ReplayReport>> _report = new(() =>
        {
            var camera = new CameraOptions
            {
                Id = "table",
                Fps = 4,
                Model = "yolox_nano_416",
                Rules =
                [
                    Stay("stay-8", 8),
                    Stay("stay-16", 16),
                    // From the top of the picture to its bottom, right of the table: to the left of it is out.
                    new() { Id = "leaving", Kind = "crossing", Category = "loitering", Labels = ["person"], Line = [[0.72f, 0.2f], [0.72f, 1]], Count = 1000 },
                ],
            };
            return new Replay(camera, [Shared.ModelFolder(camera.Model)], TimeProvider.System)
                .RunAsync(Shared.Require("footage/intel_one-by-one-person.mp4"), null, CancellationToken.None);
        });

        public Task<ReplayReport> Report => _report.Value;

        private static RuleOptions Stay(string id, double seconds) => new()
        {
            Id = id,
            Kind = "loitering",
            Category = "loitering",
            Labels = ["person"],
            Threshold = TimeSpan.FromSeconds(seconds),
        };
    }
}
