using System.Diagnostics;
using EdgeGateway.Vision.CameraHealth;
using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.CameraHealth;

/// <summary>The real footage, altered by ffmpeg from its 30th second on, as a camera's fault would.</summary>
public sealed class VtestHealthTests
{
    private const double Fps = 2;
    private const double From = 30;

    private static readonly CameraHealthOptions Options = new() { ReferenceLooks = 20 };

    [Fact]
    public void Look_FootageAsItIs_ShowsNoFaultAndSuspendsNothing()
    {
        var run = Run("null");

        Assert.True(run.Changes.Count == 0 && run.Unsafe.Count == 0, run.ToString());
    }

    [Theory]
    [InlineData("eq=brightness=-0.9:enable='gte(t,30)'", CameraFaultKind.Dark)]
    [InlineData("eq=brightness=0.9:contrast=1.5:enable='gte(t,30)'", CameraFaultKind.Overexposed)]
    [InlineData("gblur=sigma=4:enable='gte(t,30)'", CameraFaultKind.Blurred)]
    [InlineData("drawbox=x=0:y=0:w=iw*0.85:h=ih:color=0x605040:t=fill:enable='gte(t,30)'", CameraFaultKind.Covered)]
    [InlineData("split[a][b];[b]crop=iw-80:ih-40:80:40,pad=iw+80:ih+40:0:0[c];[a][c]overlay=enable='gte(t,30)'", CameraFaultKind.ViewChanged)]
    [InlineData("hflip=enable='gte(t,30)'", CameraFaultKind.ViewChanged)]
    public void Look_AlteredFootage_ShowsExactlyThatFault(string filter, CameraFaultKind kind)
    {
        var run = Run(filter, 65);

        Assert.True(run.Changes.Count == 1 && run.Changes[0].Kind == kind, run.ToString());
        Assert.InRange(run.Changes[0].At - From, 14, 26);
    }

    [Fact]
    public void Look_FrozenFootage_IsFrozen()
    {
        var frames = Frames("null", 40).ToList();
        var run = new HealthRun(Options).Play(at => Copy(frames[(int)(Math.Min(at, From) * Fps)]), 120, 1 / Fps);

        Assert.True(run.Changes.Count == 1 && run.Changes[0].Kind == CameraFaultKind.Frozen, run.ToString());
        Assert.InRange(run.Changes[0].At - From, 59, 62);
    }

    [Fact]
    public void Look_Cost_IsSmall()
    {
        using var frame = Vtest.First(Shared.Require(Shared.Footage));
        var judge = new HealthJudge(Options, []);
        var spent = TimeSpan.Zero;
        for (var i = 0; i < 300; i++)
        {
            var begun = Process.GetCurrentProcess().TotalProcessorTime;
            judge.Look(Impression.Of(frame), 1, TimeSpan.FromSeconds(i), TimeSpan.FromSeconds(i), HealthRun.Start);
            spent += Process.GetCurrentProcess().TotalProcessorTime - begun;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{spent.TotalMilliseconds / 300:0.00} ms of processor time a look");
        Assert.True(spent.TotalMilliseconds / 300 < 25, $"{spent.TotalMilliseconds / 300:0.00} ms");
    }

    private static HealthRun Run(string filter, double seconds = 79)
    {
        using var frames = Frames(filter, seconds).GetEnumerator();
        return new HealthRun(Options).Play(
            _ =>
            {
                Assert.True(frames.MoveNext(), "the footage ended");
                return frames.Current;
            },
            seconds - 1,
            1 / Fps);
    }

    private static Frame Copy(Frame frame) => new([.. frame.Buffer], frame.Format, frame.StreamTime, frame.Epoch);

    private static IEnumerable<Frame> Frames(string filter, double seconds)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "ffmpeg",
            ["-nostdin", "-v", "error", "-i", Shared.Require(Shared.Footage), "-t", $"{seconds}", "-vf", $"fps={Fps},{filter}", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-"])
        {
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.BaseStream;
        for (var n = 0; ; n++)
        {
            var planes = new byte[Vtest.Format.Bytes];
            if (output.ReadAtLeast(planes, planes.Length, throwOnEndOfStream: false) < planes.Length)
                break;
            yield return new Frame(planes, Vtest.Format, TimeSpan.FromSeconds(n / Fps), epoch: 0);
        }
        process.Kill();
        process.WaitForExit();
    }
}
