using System.Diagnostics;
using EdgeGateway.Testing;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Capture.Clips;

namespace EdgeGateway.Vision.Tests.Capture;

/// <summary>Real ffmpeg: what a privacy mask covers is in no clip, and the film it was cut from never on the disk.</summary>
[Collection(Streams.Name)]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class MaskedClipTests : IDisposable
{
    private static readonly ClipOptions Options = new() { Keep = TimeSpan.FromMinutes(5), PreRoll = TimeSpan.Zero, PostRoll = TimeSpan.Zero };

    private readonly TempFolder _folder = new();
    private readonly LogBook _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cut_CameraWithMasks_FilmIsInMemoryOnlyAndTheClipHasThemBurnedIn()
    {
        Assert.SkipUnless(MemoryFolder.Look("/dev/shm") is { IsMemory: true }, "/dev/shm is no memory here");
        // White, so that whatever is dark comes from the mask.
        await RunAsync("-f", "lavfi", "-i", "color=white:size=320x240:rate=10", "-t", "12", "-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", "-g", "10", "-pix_fmt", "yuv420p", _folder.File("film.mp4"));
        // The left quarter.
        var camera = new CameraOptions { Id = "cam-1", Clips = Options, Masks = [[[0, 0], [0.25f, 0], [0.25f, 1], [0, 1]]] };
        using var film = new CameraFilm(camera, _folder.Path, TimeProvider.System, _log, new FilmMemory { Places = ["/dev/shm"], MaySwap = () => false });
        var ring = film.Ring!;
        await using var probe = new CaptureProbe($"file:{_folder.File("film.mp4")}", new CaptureSetup { Ring = ring });
        await Wait.UntilAsync(() => ring.Segments().Count > 0, state: () => string.Join('\n', probe.Log.Lines));
        var first = ring.Segments()[0].From + TimeSpan.FromSeconds(1);
        Assert.StartsWith("/dev/shm/", ring.Segments()[0].Path, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(ring.Folder));

        var clip = await film.CutAsync(first, first, _folder.File("clip.mp4"), TestContext.Current.CancellationToken);

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
        // All there is in the data folder: the clip, and what this test itself put there.
        Assert.Equal(["clip.mp4", "film.mp4", "raw"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
        film.Dispose();
        Assert.False(Directory.Exists(ring.Folder));
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
