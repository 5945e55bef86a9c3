using System.Diagnostics;
using EdgeGateway.Testing;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Capture.Clips;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Vision.Tests.Capture;

/// <summary>Real ffmpeg: pictures and film from one child, clips from the film.</summary>
[Collection(Streams.Name)]
public sealed class ClipTests : IDisposable
{
    private static readonly ClipOptions Options = new() { Keep = TimeSpan.FromMinutes(5), PreRoll = TimeSpan.FromSeconds(1), PostRoll = TimeSpan.FromSeconds(1) };

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Cut_MomentInARunningStream_GivesAnMp4AroundIt()
    {
        await TestFilm.MakeAsync(_folder.File("film.mp4"), seconds: 20);
        var ring = new ClipRing(FilmPlace.OnDisk(Options, _folder.Path, "cam-1"), TimeProvider.System);
        await using var probe = new CaptureProbe($"file:{_folder.File("film.mp4")}", new CaptureSetup { Ring = ring });
        await Wait.UntilAsync(() => probe.Seen.Count > 0, state: () => string.Join('\n', probe.Log.Lines));
        var moment = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(3);

        var clip = await new ClipCutter(ring, Options, TimeProvider.System).CutAsync(moment, moment, _folder.File("clip.mp4"), TestContext.Current.CancellationToken);

        Assert.True(clip.Trouble is null, $"{clip.Trouble} {string.Join('\n', probe.Log.Lines)}");
        Assert.True(clip.From <= moment - Options.PreRoll && clip.To >= moment + Options.PostRoll, $"{clip} around {moment:O}");
        var (codec, seconds) = Probe(clip.Path!);
        Assert.Equal("h264", codec);
        Assert.Equal((clip.To - clip.From).TotalSeconds, seconds, 0.3);
        // One pull: pictures went on meanwhile, in the same connection.
        Assert.All(probe.Seen, seen => Assert.Equal(1, seen.Epoch));
        Assert.False(File.Exists(_folder.File("clip.mp4.part")));
    }

    [Theory]
    [InlineData("libx265", "hevc", "mkv")]
    [InlineData("mjpeg", "mjpeg", "mkv")]
    public async Task Cut_OtherCodecs_AreCopiedTheSameWay(string encoder, string codec, string container)
    {
        await EncodeAsync(encoder, _folder.File($"film.{container}"));
        var ring = new ClipRing(FilmPlace.OnDisk(Options, _folder.Path, "cam-1"), TimeProvider.System);
        await using var probe = new CaptureProbe($"file:{_folder.File($"film.{container}")}", new CaptureSetup { Ring = ring });
        await Wait.UntilAsync(() => ring.Segments().Count > 0, state: () => string.Join('\n', probe.Log.Lines));
        var first = ring.Segments()[0].From;

        var clip = await new ClipCutter(ring, Options, TimeProvider.System).CutAsync(first, first, _folder.File("clip.mp4"), TestContext.Current.CancellationToken);

        Assert.Equal(codec, Probe(clip.Path!).Codec);
    }

    [Fact]
    public async Task Run_FilmCannotBeWritten_KeepsThePicturesAndSaysSoOnce()
    {
        await TestFilm.MakeAsync(_folder.File("film.mp4"), seconds: 3);
        var ring = new ClipRing(FilmPlace.OnDisk(Options, _folder.Path, "cam-1"), TimeProvider.System);
        Directory.Delete(_folder.File("clips"), recursive: true);
        await using var probe = new CaptureProbe($"file:{_folder.File("film.mp4")}", new CaptureSetup { Ring = ring });

        await Wait.UntilAsync(() => probe.Seen.Count > 3, state: () => string.Join('\n', probe.Log.Lines));

        Assert.Single(probe.Log.Lines, line => line.Contains("film cannot be kept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_HardwareThatIsNotThere_FallsBackToTheProcessorAndSaysSoOnce()
    {
        await TestFilm.MakeAsync(_folder.File("film.mp4"), seconds: 3);
        await using var probe = new CaptureProbe($"file:{_folder.File("film.mp4")}", new CaptureSetup { Stream = new StreamOptions { HardwareDecoding = "cuda" } });

        await Wait.UntilAsync(() => probe.Seen.Count > 3, state: () => string.Join('\n', probe.Log.Lines));

        // A machine that has the hardware says nothing; one without must not stay dark.
        Assert.InRange(probe.Log.Lines.Count(line => line.Contains("hardware decoding", StringComparison.Ordinal)), 0, 1);
    }

    [Fact]
    public async Task Cut_NoFilmOfThatTime_SaysSo()
    {
        var clock = new FakeTimeProvider();
        var cutting = new ClipCutter(new ClipRing(FilmPlace.OnDisk(Options, _folder.Path, "cam-1"), clock), Options, clock)
            .CutAsync(clock.GetUtcNow(), clock.GetUtcNow(), _folder.File("clip.mp4"), TestContext.Current.CancellationToken);
        await Wait.UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return cutting.IsCompleted;
        });

        Assert.Equal("clip.no-film", (await cutting).Trouble?.Code);
    }

    [Fact]
    public void Trim_TooOldOrTooMuch_GoesOldestFirstAndSparesTheNewestAndAHold()
    {
        var clock = new FakeTimeProvider();
        var ring = new ClipRing(FilmPlace.OnDisk(new ClipOptions { Keep = TimeSpan.FromSeconds(60), MaxMegabytes = 10 }, _folder.Path, "cam-1"), clock);
        for (var i = 0; i < 5; i++)
            Piece(i, megabytes: 4);

        using (ring.Hold())
            ring.Trim();
        Assert.Equal(5, Pieces().Count);
        ring.Trim();
        Assert.Equal([3, 4], Pieces());

        clock.Advance(TimeSpan.FromSeconds(61));
        ring.Trim();
        Assert.Equal([4], Pieces());
    }

    [Fact]
    public void Trim_InMemory_KeepsTheLimitWhileAClipIsCut()
    {
        var ring = InMemory();
        for (var i = 0; i < 5; i++)
            Piece(i, megabytes: 4);

        using (ring.Hold())
            Assert.True(ring.Trim());

        Assert.Equal([3, 4], Pieces());
    }

    [Fact]
    public void Trim_PieceThatNeverEnds_GivesTheFilmUp()
    {
        var ring = InMemory();
        Piece(1, megabytes: 4);
        Piece(2, megabytes: 11);

        Assert.False(ring.Trim());

        Assert.True(ring.IsGivenUp);
        Assert.Empty(Pieces());
    }

    [Fact]
    public void New_FilmOfAnEarlierRun_IsThrownAway()
    {
        Directory.CreateDirectory(_folder.File("clips/cam-1"));
        Piece(1, 1);

        _ = new ClipRing(FilmPlace.OnDisk(Options, _folder.Path, "cam-1"), TimeProvider.System);

        Assert.Empty(Pieces());
    }

    public void Dispose() => _folder.Dispose();

    private static (string Codec, double Seconds) Probe(string path)
    {
        using var probe = Process.Start(new ProcessStartInfo(
            "ffprobe", ["-v", "error", "-select_streams", "v:0", "-show_entries", "stream=codec_name:format=duration", "-of", "csv=p=0", path])
        {
            RedirectStandardOutput = true,
        })!;
        var lines = probe.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (lines[0].Trim(), double.Parse(lines[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task EncodeAsync(string encoder, string path)
    {
        using var ffmpeg = Process.Start(
            "ffmpeg", ["-nostdin", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=160x120:rate=10", "-t", "6", "-c:v", encoder, "-g", "10", "-bf", "0", "-pix_fmt", "yuvj420p", path]);
        await ffmpeg.WaitForExitAsync();
        Assert.SkipWhen(ffmpeg.ExitCode != 0, $"this ffmpeg has no {encoder}");
    }

    private ClipRing InMemory()
    {
        Directory.CreateDirectory(_folder.File("clips/cam-1"));
        return new ClipRing(new FilmPlace(_folder.File("clips/cam-1"), TimeSpan.FromMinutes(5), 10_000_000, IsMemory: true), TimeProvider.System);
    }

    private List<int> Pieces() =>
        [.. Directory.EnumerateFiles(_folder.File("clips/cam-1"), "*.mkv").Select(file => int.Parse(Path.GetFileNameWithoutExtension(file)[7..], System.Globalization.CultureInfo.InvariantCulture)).Order()];

    private void Piece(int number, int megabytes)
    {
        using var file = File.Create(_folder.File($"clips/cam-1/000001-{number:D8}.mkv"));
        file.SetLength(megabytes * 1_000_000L);
    }
}
