using System.Diagnostics;
using EdgeGateway.Testing;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Capture.Clips;

namespace EdgeGateway.Vision.Tests.Capture;

/// <summary>Real ffmpeg: what a privacy mask covers is in no clip.</summary>
[Collection(Streams.Name)]
public sealed class MaskedClipTests : IDisposable
{
    private static readonly ClipOptions Options = new() { Keep = TimeSpan.FromMinutes(5), PreRoll = TimeSpan.Zero, PostRoll = TimeSpan.Zero };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cut_CameraWithMasks_BurnsThemInAndLeavesTheRest()
    {
        // White, so that whatever is dark comes from the mask.
        await RunAsync("-f", "lavfi", "-i", "color=white:size=320x240:rate=10", "-t", "12", "-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", "-g", "10", "-pix_fmt", "yuv420p", _folder.File("film.mp4"));
        var ring = new ClipRing(Options, _folder.Path, "cam-1", TimeProvider.System);
        await using var probe = new CaptureProbe($"file:{_folder.File("film.mp4")}", new CaptureSetup { Ring = ring });
        await Wait.UntilAsync(() => ring.Segments().Count > 0, state: () => string.Join('\n', probe.Log.Lines));
        var first = ring.Segments()[0].From + TimeSpan.FromSeconds(1);
        // The left quarter.
        var cutter = new ClipCutter(ring, Options, TimeProvider.System) { Masks = new MaskedJoin([[[0, 0], [0.25f, 0], [0.25f, 1], [0, 1]]]) };

        var clip = await cutter.CutAsync(first, first, _folder.File("clip.mp4"), TestContext.Current.CancellationToken);

        Assert.True(clip.Trouble is null, $"{clip.Trouble}");
        await RunAsync("-i", clip.Path!, "-f", "rawvideo", "-pix_fmt", "gray", _folder.File("raw"));
        var raw = await File.ReadAllBytesAsync(_folder.File("raw"), TestContext.Current.CancellationToken);
        const int Size = 320 * 240;
        Assert.True(raw.Length >= 10 * Size, $"{raw.Length}");
        for (var at = 0; at < raw.Length; at += Size)
        {
            Assert.InRange(Column(raw, at, 40), 0, 30);
            Assert.InRange(Column(raw, at, 76), 0, 30);
            Assert.InRange(Column(raw, at, 200), 200, 255);
        }
        Assert.Equal(["clip.mp4"], Directory.EnumerateFiles(_folder.Path, "clip*").Select(Path.GetFileName));
    }

    /// <summary>Mean brightness of one column.</summary>
    private static double Column(byte[] raw, int at, int column) => Enumerable.Range(0, 240).Average(row => raw[at + (row * 320) + column]);

    private static async Task RunAsync(params string[] arguments)
    {
        using var ffmpeg = Process.Start("ffmpeg", ["-hide_banner", "-nostdin", "-v", "error", "-y", .. arguments]);
        await ffmpeg.WaitForExitAsync();
        Assert.Equal(0, ffmpeg.ExitCode);
    }
}
