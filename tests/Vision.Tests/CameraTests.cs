using System.Collections.Concurrent;
using System.Globalization;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Capture.Clips;
using EdgeGateway.Vision.Evidence;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Inference.Scheduling;
using EdgeGateway.Vision.Tests.Capture;
using EdgeGateway.Vision.Virtual;

namespace EdgeGateway.Vision.Tests;

/// <summary>The whole camera over real RTSP, with a detector that is told what to see.</summary>
[Collection(Streams.Name)]
public sealed class CameraTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly ConcurrentQueue<ThingStatus> _told = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly LogBook _log = new();
    private Camera? _camera;
    private Task _running = Task.CompletedTask;

    public async ValueTask InitializeAsync() => await TestFilm.MakeAsync(_folder.File("film.mp4"), seconds: 2);

    [Fact]
    public async Task Run_VirtualCamera_ComesOnlineWithAPictureAndFacts()
    {
        var camera = Start($"virtual:{_folder.File("film.mp4")}", new TestDetector());
        Assert.Null(camera.LatestPicture());

        await Wait.UntilAsync(() => camera.Status.State == ThingState.Online, state: Told);
        await Wait.UntilAsync(() => camera.LatestPicture() is not null);
        await Wait.UntilAsync(() => camera.Status.Facts.TryGetValue("lookedAt", out var looked) && looked is not "0", state: Told);

        Assert.Equal([0xFF, 0xD8], camera.LatestPicture()![..2]);
        Assert.Null(camera.Status.Trouble);
        Assert.Equal("160x120", camera.Status.Facts["size"]);
        Assert.Equal("test", camera.Status.Facts["detector"]);
        await Wait.UntilAsync(() => Fact("decodeSeconds") > 0 && Fact("quality") is >= 0 and <= 1, state: Told);
        Assert.Empty(_log.Errors);

        double Fact(string name) => double.TryParse(camera.Status.Facts.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var value) ? value : -1;
    }

    [Fact]
    public async Task Unplug_RunningCamera_ShowsOfflineWithinFiveSecondsAndComesBack()
    {
        Assert.SkipWhen(!File.Exists(Programs.SystemPython), "the system's python3 is not installed");
        var camera = Start($"virtual:{_folder.File("film.mp4")}", new TestDetector());
        await Wait.UntilAsync(() => camera.Status.State == ThingState.Online, state: Told);

        await camera.UnplugAsync(TestContext.Current.CancellationToken);
        await Wait.UntilAsync(() => camera.Status is { State: ThingState.Offline, Trouble: not null }, TimeSpan.FromSeconds(5), Told);

        camera.PlugIn();
        await Wait.UntilAsync(() => camera.Status.State == ThingState.Online, state: Told);
        Assert.Null(camera.Status.Trouble);
    }

    [Fact]
    public async Task Run_ModelMissing_IsDegradedWithTheReasonAndStillShowsPictures()
    {
        var missing = new Trouble("model.missing", new("缺", "missing"), new("放", "put"));
        var camera = Start($"virtual:{_folder.File("film.mp4")}", new TestDetector(), missing);

        await Wait.UntilAsync(() => camera.Status.State == ThingState.Degraded && camera.LatestPicture() is not null, state: Told);

        Assert.Equal(missing, camera.Status.Trouble);
    }

    [Fact]
    public async Task Run_MasksAndNoMemoryForTheFilm_IsDegradedWithTheReasonAndStillWatches()
    {
        var camera = Start($"virtual:{_folder.File("film.mp4")}", new TestDetector(), masked: true);

        await Wait.UntilAsync(() => camera.Status.State == ThingState.Degraded && camera.LatestPicture() is not null, state: Told);

        Assert.Equal("clip.no-memory-folder", camera.Status.Trouble?.Code);
        Assert.Single(_log.Lines, line => line.Contains("there will be no clips", StringComparison.Ordinal));
        Assert.False(Directory.Exists(_folder.File("clips")));
    }

    [Fact]
    public async Task Run_ModelThatHidesFacesMissing_IsDegradedAndShowsNothingButSquares()
    {
        var camera = Start($"virtual:{_folder.File("film.mp4")}", new TestDetector(), blur: new() { Model = "faces", Labels = ["face"] });

        await Wait.UntilAsync(() => camera.Status.State == ThingState.Degraded && camera.LatestPicture() is not null, state: Told);

        Assert.Equal("blur.no-model", camera.Status.Trouble?.Code);
        Assert.True(camera.CleanPicture()!.Hidden!.Whole);
        Assert.Single(_log.Lines, line => line.Contains("whole pictures are pixelated", StringComparison.Ordinal));
        // Film of it would show what the pictures hide.
        Assert.Equal("clip.blurred", (await camera.CutClipAsync(default, default, _folder.File("clip.mp4"), TestContext.Current.CancellationToken)).Trouble?.Code);
        Assert.False(Directory.Exists(_folder.File("clips")));
    }

    [Fact]
    public async Task Run_DetectorThatThrows_SaysSoAndGoesOn()
    {
        var detector = new TestDetector { Throws = true };
        var camera = Start($"virtual:{_folder.File("film.mp4")}", detector);
        await Wait.UntilAsync(() => camera.Status.Trouble?.Code == "camera.analysis-failed", state: Told);
        Assert.Equal(ThingState.Degraded, camera.Status.State);

        detector.Throws = false;

        await Wait.UntilAsync(() => camera.Status.State == ThingState.Online, state: Told);
        Assert.NotEmpty(_log.Errors);
    }

    [Theory]
    [InlineData("ftp://camera", "camera.address")]
    [InlineData("virtual:/nowhere/film.mp4", "camera.no-footage")]
    [InlineData("file:/nowhere/film.mp4", "camera.file-missing")]
    public async Task Run_WrongAddress_IsOfflineWithTheReason(string address, string code)
    {
        var camera = Start(address, new TestDetector());

        await Wait.UntilAsync(() => camera.Status.State == ThingState.Offline, state: Told);

        Assert.Equal(code, camera.Status.Trouble?.Code);
    }

    [Fact]
    public async Task Run_Stopped_GivesEveryBufferBack()
    {
        var camera = Start($"virtual:{_folder.File("film.mp4")}", new TestDetector());
        await Wait.UntilAsync(() => camera.LatestPicture() is not null, state: Told);

        await StopAsync();

        Assert.Equal(0, camera.Capture.Pool.Rented);
    }

    [Fact]
    public async Task Run_DetectorBusyWithOtherCameras_CountsWhatItDropsForThatReason()
    {
        var scheduler = new InferenceScheduler(1, TimeProvider.System);
        using var busy = new BusyDetector();
        using var picture = Vtest.Flat(8, 8, 0, 0, 0);
        var other = scheduler.DetectAsync(busy, () => picture, TestContext.Current.CancellationToken);
        var camera = Start($"virtual:{_folder.File("film.mp4")}", new TestDetector(), scheduler: scheduler);

        // Before the camera waits, and after it has had its turn, pictures may be replaced for another reason.
        var counters = camera.Capture.Counters;
        await Wait.UntilAsync(() => counters.DroppedWaiting >= 1, state: Told);
        var waiting = counters.DroppedWaiting;
        var otherwise = counters.Dropped - waiting;
        await Wait.UntilAsync(() => counters.DroppedWaiting >= waiting + 3, state: Told);
        await Wait.UntilAsync(() => counters.Dropped - counters.DroppedWaiting <= otherwise, state: Told);
        Assert.False(camera.Status.Facts.TryGetValue("lookedAt", out var looked) && looked != "0");
        busy.Open();
        await other;

        await Wait.UntilAsync(() => camera.Status.Facts.TryGetValue("droppedWaiting", out var dropped) && dropped is not "0" && camera.Status.Facts["lookedAt"] is not "0", state: Told);
    }

    /// <summary>Each region is a look of its own at the scheduler; without regions a picture is one.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Run_Regions_AreLooksOfTheirOwnAndCounted(int regions)
    {
        var detector = new TestDetector();
        var camera = Start($"virtual:{_folder.File("film.mp4")}", detector, regions: [.. new float[][] { [0.5f, 0, 1, 0.5f], [0, 0.5f, 0.5f, 1] }.Take(regions)]);

        await Wait.UntilAsync(() => camera.Status.Facts.TryGetValue("lookedAt", out var looked) && looked is not ("0" or "1"), state: Told);
        await StopAsync();

        // The last picture may have been interrupted.
        var wholes = detector.Sizes.Count(size => size == (160, 120));
        Assert.InRange(detector.Sizes.Count(size => size == (80, 60)), regions * (wholes - 1), regions * wholes);
        Assert.Equal($"{long.Parse(camera.Status.Facts["lookedAt"], CultureInfo.InvariantCulture) * (1 + regions)}", camera.Status.Facts["inferences"]);
        Assert.Empty(_log.Errors);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        _folder.Dispose();
    }

    private string Told() => string.Join('\n', [.. _told.Select(status => $"{status.State} {status.Trouble?.Code}"), .. _log.Lines]);

    private Camera Start(string address, Detector detector, Trouble? trouble = null, InferenceScheduler? scheduler = null, bool masked = false, float[][]? regions = null, BlurOptions? blur = null)
    {
        var options = new CameraOptions
        {
            Id = "cam-1",
            Address = address,
            Fps = 5,
            Clips = new() { Keep = TimeSpan.FromMinutes(masked || blur is not null ? 1 : 0) },
            Blur = blur ?? new(),
            Masks = masked ? [[[0, 0], [0.1f, 0], [0, 0.1f]]] : [],
            Regions = regions ?? [],
            Motion = new() { Gate = regions is null },
            Rules = [new() { Id = "stand", Category = "motor-vehicle-parking", Labels = ["car"], Zone = [[0.1f, 0.1f], [0.9f, 0.1f], [0.9f, 0.9f]] }],
        };
        var setup = new CameraSetup(_ => new DetectorChoice(detector, trouble), _folder.Path, TimeProvider.System, _log) { Scheduler = scheduler ?? InferenceScheduler.Box, FilmMemory = new FilmMemory { Places = [] } };
        _camera = new Camera(options, setup);
        _camera.StatusChanged += _told.Enqueue;
        _running = _camera.RunAsync(_stop.Token);
        return _camera;
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
        if (_camera is not null)
            await _camera.DisposeAsync();
    }

    private sealed class TestDetector : Detector
    {
        public bool Throws { get; set; }

        /// <summary>Of every picture it looked at.</summary>
        public ConcurrentQueue<(int Width, int Height)> Sizes { get; } = new();

        public override string Name => "test";

        public override string Digest => new('0', 64);

        public override IReadOnlyList<string> Labels => ["car"];

        public override IReadOnlyList<Detection> Detect(Frame frame)
        {
            Sizes.Enqueue((frame.Width, frame.Height));
            return Throws ? throw new InvalidOperationException("a fault in the detector") : [new Detection("car", 0.9f, new Box(0.4f, 0.4f, 0.6f, 0.6f))];
        }
    }

    /// <summary>Looks until it is let go.</summary>
    private sealed class BusyDetector : Detector
    {
        private readonly ManualResetEventSlim _open = new();

        public override string Name => "busy";

        public override string Digest => new('0', 64);

        public override IReadOnlyList<string> Labels => [];

        public void Open() => _open.Set();

        public override IReadOnlyList<Detection> Detect(Frame frame)
        {
            _open.Wait(TestContext.Current.CancellationToken);
            return [];
        }

        protected override void Dispose(bool disposing)
        {
            _open.Set();
            base.Dispose(disposing);
        }
    }
}
