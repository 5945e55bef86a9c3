using EdgeGateway.Testing;

namespace EdgeGateway.Vision.Tests.Capture;

/// <summary>Real ffmpeg, files.</summary>
[Collection(Streams.Name)]
public sealed class FileCaptureTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Run_FilmAtTwoPicturesASecond_KeepsTrueTimesAcrossTheLoop()
    {
        await TestFilm.MakeAsync(_folder.File("film.mp4"), seconds: 2);
        await using var probe = new CaptureProbe($"file:{_folder.File("film.mp4")}");

        await Wait.UntilAsync(() => probe.Seen.Count >= 8);

        // The film is 2 s long: the fifth picture is the first of its second turn.
        Assert.Equal([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5], probe.Seen.Take(8).Select(seen => Math.Round(seen.Time.TotalSeconds, 3)));
        Assert.All(probe.Seen, seen => Assert.Equal((1, 160), (seen.Epoch, seen.Width)));
    }

    [Fact]
    public async Task Run_KeyFramesOnly_GivesOnePicturePerGroup()
    {
        await TestFilm.MakeAsync(_folder.File("film.mp4"), seconds: 4);
        await using var probe = new CaptureProbe($"file:{_folder.File("film.mp4")}", fps: 0);

        await Wait.UntilAsync(() => probe.Seen.Count >= 4);

        Assert.Equal([0, 1, 2, 3], probe.Seen.Take(4).Select(seen => Math.Round(seen.Time.TotalSeconds, 3)));
    }

    [Fact]
    public async Task Run_PictureSizeChanges_ConnectsAgainWithoutAnAlarm()
    {
        await TestFilm.MakeResizedAsync(_folder.File("film.ts"));
        await using var probe = new CaptureProbe($"file:{_folder.File("film.ts")}", fps: 5);

        await Wait.UntilAsync(() => probe.Seen.Any(seen => seen.Epoch == 2), state: () => string.Join('\n', probe.Log.Lines));

        Assert.All(probe.News, news => Assert.True(news.HasPicture));
        Assert.Contains(probe.Log.Lines, line => line.Contains("picture size changed"));
        Assert.True(probe.Capture.Counters.Restarts >= 1);
        Assert.InRange(probe.Capture.Counters.Resizes, 1, probe.Capture.Counters.Restarts);
    }

    [Fact]
    public async Task Run_FileThatIsNoVideo_SaysSo()
    {
        await File.WriteAllTextAsync(_folder.File("film.mp4"), new string('x', 5000), TestContext.Current.CancellationToken);
        await using var probe = new CaptureProbe($"file:{_folder.File("film.mp4")}");

        Assert.Equal("camera.not-video", await probe.TroubleAsync());
    }

    [Fact]
    public async Task Run_FileThatIsNotThere_SaysSoAndPlaysItWhenItComes()
    {
        await using var probe = new CaptureProbe($"file:{_folder.File("film.mp4")}");

        Assert.Equal("camera.file-missing", await probe.TroubleAsync());

        await TestFilm.MakeAsync(_folder.File("later.mp4"), seconds: 1);
        File.Move(_folder.File("later.mp4"), _folder.File("film.mp4"));
        await Wait.UntilAsync(() => probe.HasPicture);
        Assert.NotEmpty(probe.News);
    }

    [Fact]
    public async Task Run_TornFile_GivesWhatThereIsAndNeverThrows()
    {
        await TestFilm.MakeAsync(_folder.File("film.ts"), seconds: 2);
        var bytes = await File.ReadAllBytesAsync(_folder.File("film.ts"), TestContext.Current.CancellationToken);
        Random.Shared.NextBytes(bytes.AsSpan(bytes.Length / 2, 2000));
        await File.WriteAllBytesAsync(_folder.File("film.ts"), bytes, TestContext.Current.CancellationToken);
        await using var probe = new CaptureProbe($"file:{_folder.File("film.ts")}", fps: 5);

        await Wait.UntilAsync(() => probe.Seen.Count >= 5 && probe.Capture.Counters.Errors > 0, state: () => string.Join('\n', probe.Log.Lines));

        Assert.Empty(probe.Log.Errors);
    }

    [Fact]
    public async Task Run_NobodyReads_DropsOldPicturesCountsThemAndLeaksNothing()
    {
        await TestFilm.MakeAsync(_folder.File("film.mp4"), seconds: 2);
        var source = new EdgeGateway.Vision.Capture.SourceChoice(EdgeGateway.Vision.Capture.CameraAddress.OfFile(_folder.File("film.mp4")));
        var capture = new EdgeGateway.Vision.Capture.CameraCapture("cam-1", 10, _ => ValueTask.FromResult(source), TimeProvider.System, new LogBook());
        using var stop = new CancellationTokenSource();
        var running = capture.RunAsync(stop.Token);

        await Wait.UntilAsync(() => capture.Counters.Dropped >= 5);
        Assert.InRange(capture.Pool.Rented, 1, 4);
        await stop.CancelAsync();
        await running;

        Assert.Equal(0, capture.Pool.Rented);
        Assert.True(capture.Counters.Received > capture.Counters.Dropped);
    }

    public void Dispose() => _folder.Dispose();
}
