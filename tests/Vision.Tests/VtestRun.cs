using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Rules;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Vision.Tests;

/// <summary>
/// The detections of the whole test footage at two pictures a second, made once for all tests that judge them at several rates:
/// inference is what takes the time.
/// </summary>
public sealed class VtestRun
{
    public const double Fps = 2;

    /// <summary>Ground truth: both stand from the first picture to the last.</summary>
    public static readonly Box Van = Vtest.Box(650, 43, 722, 101);
    public static readonly Box CarAtTheBorder = Vtest.Box(732, 51, 768, 95);

    private readonly Lazy<(List<IReadOnlyList<Detection>> Seen, Frame Frame, DetectorChoice Choice)> _run = new(() =>
    {
        var choice = DetectorCatalogue.Open("yolox_nano_416", [Shared.ModelFolder("yolox_nano_416")]);
        Assert.Null(choice.Trouble);
        var file = Shared.Require(Shared.Footage);
        return ([.. Vtest.Frames(file, Fps).Select(choice.Detector.Detect)], Vtest.First(file), choice);
    });

    /// <summary>Judges every n-th picture.</summary>
    internal List<(double At, Candidate Candidate)> Judge(int every, params RuleOptions[] rules)
    {
        var (seen, picture, choice) = _run.Value;
        var sight = new Sight(new CameraOptions { Id = "gate", Rules = rules }, choice, new FakeTimeProvider(DateTimeOffset.UnixEpoch));
        var found = new List<(double, Candidate)>();
        for (var n = 0; n < seen.Count; n += every)
        {
            using var frame = new Frame(picture.Buffer, picture.Format, TimeSpan.FromSeconds(n / Fps), 0);
            found.AddRange(sight.Judge(frame, seen[n]).Candidates.Select(candidate => (n / Fps, candidate)));
        }
        return found;
    }
}
