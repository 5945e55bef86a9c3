using System.Diagnostics;
using EdgeGateway.Testing;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Replays;
using EdgeGateway.Vision.Rules;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Vision.Tests;

/// <summary>
/// The two standing vehicles at every rate, and from key frames alone. The first half minute at ten pictures a second is looked at once; slower
/// rates leave pictures out. The whole film at every rate is run by <c>bench.sh sight</c>.
/// </summary>
public sealed class VtestRatesTests(VtestRatesTests.Run run) : IClassFixture<VtestRatesTests.Run>
{
    private const double Seconds = 32;

    [Theory]
    [InlineData(10)]
    [InlineData(5)]
    [InlineData(1)]
    public void Standing_AtEveryRate_AreTheTwoVehiclesToTheSecond(int fps)
    {
        var found = run.Judge(10 / fps);

        Assert.Equal(2, found.Count);
        Assert.Contains(found, each => each.Candidate.Box.Iou(VtestRun.Van) > 0.75);
        Assert.Contains(found, each => each.Candidate.Box.Iou(VtestRun.CarAtTheBorder) > 0.75);
        Assert.All(found, each => Assert.Equal(each.At, each.Candidate.Dwell.TotalSeconds, 1.0));
        Assert.All(found, each => Assert.InRange(each.At, 20, 21));
    }

    [Fact]
    public async Task Standing_FromKeyFramesOfAnH264Copy_AreTheTwoVehiclesToTheSecond()
    {
        using var folder = new TempFolder();
        var copy = folder.File("copy.mp4");
        using (var ffmpeg = Process.Start(
            "ffmpeg", $"-nostdin -v error -i \"{Shared.Require(Shared.Footage)}\" -t {Seconds} -c:v libx264 -preset veryfast -g 10 -an \"{copy}\""))
            await ffmpeg.WaitForExitAsync(TestContext.Current.CancellationToken);
        var camera = new CameraOptions { Id = "gate", Fps = 0, Model = "yolox_nano_416", Rules = [Script.Standing(20)] };
        var report = await new Replay(camera, [Shared.ModelFolder(camera.Model)], TimeProvider.System)
            .RunAsync(copy, null, TestContext.Current.CancellationToken);

        Assert.Null(report.Problem);
        Assert.InRange(report.Frames, 30, 40);
        Assert.Equal(2, report.Candidates.Count);
        Assert.All(report.Candidates, each => Assert.Equal(each.At, each.Dwell, 1.0));
        Assert.All(report.Candidates, each => Assert.InRange(each.At, 20, 21.5));
    }

    public sealed class Run
    {
        private readonly Lazy<(List<IReadOnlyList<Detection>> Seen, Frame Frame, DetectorChoice Choice)> _run = new(() =>
        {
            var choice = DetectorCatalogue.Open("yolox_nano_416", [Shared.ModelFolder("yolox_nano_416")]);
            var file = Shared.Require(Shared.Footage);
            return ([.. Vtest.Frames(file, 10, Seconds).Select(choice.Detector.Detect)], Vtest.First(file), choice);
        });

        internal List<(double At, Candidate Candidate)> Judge(int every)
        {
            var (seen, picture, choice) = _run.Value;
            var sight = new Sight(
                new CameraOptions { Id = "gate", Rules = [Script.Standing(20)] }, choice, new FakeTimeProvider(DateTimeOffset.UnixEpoch));
            var found = new List<(double, Candidate)>();
            for (var n = 0; n < seen.Count; n += every)
            {
                using var frame = new Frame(picture.Buffer, picture.Format, TimeSpan.FromSeconds(n / 10.0), 0);
                found.AddRange(sight.Judge(frame, seen[n]).Candidates.Select(candidate => (n / 10.0, candidate)));
            }
            return found;
        }
    }
}
