using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Motion;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Vision.Tests.Regions;

/// <summary>
/// The test footage as the upper right corner of a camera with four times as many columns and rows: what is there is as small in the picture as it would be far away. The detector is the real one.
/// </summary>
public sealed class VtestRegionTests
{
    private const int Times = 4;

    private static readonly float[] Corner = [1 - (1f / Times), 0, 1, 1f / Times];

    [Fact]
    public void Vehicles_FarAway_AreFoundWithTheRegionOnly()
    {
        var (without, looks) = Play([]);
        var (with, more) = Play([Corner]);

        Assert.Empty(without);
        Assert.Equal(2, with.Count);
        Assert.Contains(with, found => found.Box.Iou(Small(VtestRun.Van)) > 0.8);
        Assert.Contains(with, found => found.Box.Iou(Small(VtestRun.CarAtTheBorder)) > 0.8);
        Assert.All(with, found => Assert.Equal(10, found.Dwell.TotalSeconds, 1.0));
        Assert.InRange(more, looks + 1, 2 * looks);
    }

    private static Box Small(Box box) => new(
        Corner[0] + (box.Left / Times), box.Top / Times, Corner[0] + (box.Right / Times), box.Bottom / Times);

    private static (List<Vision.Rules.Candidate> Found, int Inferences) Play(IReadOnlyList<IReadOnlyList<float>> regions)
    {
        var choice = DetectorCatalogue.Open("yolox_nano_416", [Shared.ModelFolder("yolox_nano_416")]);
        using var detector = choice.Detector;
        var camera = new CameraOptions { Id = "far", Regions = regions, Rules = [Script.Standing(10)], Motion = new MotionOptions() };
        var sight = new Sight(camera, choice, new FakeTimeProvider(DateTimeOffset.UnixEpoch));
        var (found, looks) = (new List<Vision.Rules.Candidate>(), 0);
        foreach (var frame in Vtest.Frames(Shared.Require(Shared.Footage), 1, seconds: 13))
        {
            using var far = Enlarge(frame);
            var seen = sight.Look(far);
            found.AddRange(seen.Candidates);
            looks += seen.Inferences;
            frame.Dispose();
        }
        return (found, looks);
    }

    /// <summary>Grey everywhere else.</summary>
    private static Frame Enlarge(Frame frame)
    {
        var format = new PictureFormat(frame.Width * Times, frame.Height * Times, frame.Format.Colour);
        var large = new Frame(new byte[format.Bytes], format, frame.StreamTime, frame.Epoch);
        large.Buffer.AsSpan().Fill(YuvColour.Neutral);
        Place(frame.Luma, frame.Width, large.Luma, format.Width);
        Place(frame.U, frame.Format.ChromaWidth, large.U, format.ChromaWidth);
        Place(frame.V, frame.Format.ChromaWidth, large.V, format.ChromaWidth);
        return large;
    }

    private static void Place(ReadOnlySpan<byte> from, int width, Span<byte> to, int stride)
    {
        for (var row = 0; row < from.Length / width; row++)
            from.Slice(row * width, width).CopyTo(to.Slice((row * stride) + stride - width, width));
    }
}
