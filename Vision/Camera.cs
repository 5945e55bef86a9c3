using EdgeGateway.Protocols.Messages;
using EdgeGateway.Vision.CameraHealth;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Capture.Clips;
using EdgeGateway.Vision.Evidence;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Live;
using EdgeGateway.Vision.Rules;
using EdgeGateway.Vision.Virtual;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Vision;

/// <summary>
/// A camera that lives as long as the gateway does: keeps its pictures coming, looks at the newest one, tells what it found.
/// <see cref="RunAsync"/> never gives up and never throws for trouble with the camera: trouble is a <see cref="ThingStatus"/>.
/// </summary>
public sealed partial class Camera : IAsyncDisposable
{
    /// <summary>How often facts (pictures per second and so on) are told while nothing else changes.</summary>
    private static readonly TimeSpan FactsEvery = TimeSpan.FromSeconds(2);

    private readonly CameraSetup _setup;
    private readonly ILogger _log;
    private readonly CameraState _state;
    private readonly CameraMeter _meter;
    private readonly LivePicture _live;
    private readonly VirtualCamera? _virtual;
    private readonly CameraCapture _capture;
    private readonly CameraWatch _watch;
    private readonly CameraFilm _film;
    private long? _kept;

    public Camera(CameraOptions options, CameraSetup setup)
    {
        (Options, _setup) = (options, setup);
        _log = setup.Loggers.CreateLogger<Camera>();
        _state = new CameraState(options.Id, setup.Clock);
        Zones = [.. options.Rules.Where(rule => IsFor(rule, options.Model)).Select(ZoneOf).Where(zone => zone.Count > 2)];
        _live = new LivePicture(Zones, setup.Clock);
        var known = CameraAddress.TryParse(options.Address, out var address);
        if (known && address!.Kind == AddressKind.Virtual)
            _virtual = new VirtualCamera(address.Text, setup.DataDirectory, setup.Clock, _log);
        var fixedSource = known ? new SourceChoice(address) : new SourceChoice(null, StreamTroubles.BadAddress());
        _film = new CameraFilm(options, setup.DataDirectory, setup.Clock, _log);
        _capture = new CameraCapture(options.Id, options.Fps, _virtual is null ? _ => ValueTask.FromResult(fixedSource) : _virtual.SourceAsync, setup.Clock, _log, new CaptureSetup { Stream = options.Stream, Ring = _film.Ring, Guard = setup.Guard });
        _capture.Changed += _state.CaptureChanged;
        _watch = new CameraWatch(options, setup.DataDirectory, setup.Clock, _log);
        _watch.Changed += report => _state.HealthChanged(report.Faults is [var worst, ..] ? worst.Trouble : null);
        _meter = new CameraMeter(_capture.Counters, known ? address!.ToString() : "", setup.Clock);
    }

    /// <summary>Raised on the camera's own threads after every change of state, trouble or facts. Handlers return quickly.</summary>
    public event Action<ThingStatus>? StatusChanged
    {
        add => _state.Changed += value;
        remove => _state.Changed -= value;
    }

    /// <summary>A rule believes it saw something. Raised on the loop that looks at pictures; handlers return quickly.</summary>
    public event Action<Candidate>? CandidateFound;

    /// <summary>The place of an earlier candidate (its key) was seen empty for long enough.</summary>
    public event Action<Vacancy>? PlaceVacated;

    /// <summary>Faults of the camera's own sight came or went. Raised on the camera's threads; handlers return quickly.</summary>
    public event Action<CameraHealthReport>? HealthChanged
    {
        add => _watch.Changed += value;
        remove => _watch.Changed -= value;
    }

    public string Id => Options.Id;

    /// <summary>How the camera's sight is. Safe to read from any thread.</summary>
    public CameraHealthReport Health => _watch.Report;

    public CameraOptions Options { get; }

    /// <summary>Polygons of the rules, for a page to draw.</summary>
    public IReadOnlyList<IReadOnlyList<PointF>> Zones { get; }

    /// <summary>Latest state. Safe to read from any thread.</summary>
    public ThingStatus Status => _state.Current;

    /// <summary>True for a camera in software, which can be stopped and started for a demo.</summary>
    public bool IsVirtual => _virtual is not null;

    /// <summary>False while a virtual camera is unplugged.</summary>
    public bool IsPlugged => _virtual is null or { IsStopped: false };

    /// <summary>False before the first picture.</summary>
    public bool HasPicture => _live.HasPicture;

    internal CameraCapture Capture => _capture;

    /// <summary>Newest picture as JPEG with zones and boxes, made when asked and at most about once a second; null before the first.</summary>
    public byte[]? LatestPicture() => _live.Jpeg();

    /// <summary>Cuts the film around two moments (UTC) into one MP4, pre-roll and post-roll added, without decoding; waits until the post-roll was filmed.</summary>
    public Task<ClipResult> CutClipAsync(DateTimeOffset first, DateTimeOffset last, string path, CancellationToken stopping) => _film.CutAsync(first, last, path, stopping);

    /// <summary>What the camera sees now is right: its reference picture is learned anew from the next pictures.</summary>
    public void RenewReference() => _watch.RenewReference();

    /// <summary>Demo: as if the plug was pulled. Does nothing for a real camera.</summary>
    public async Task UnplugAsync(CancellationToken stopping)
    {
        if (_virtual is null)
            return;
        await _virtual.StopAsync(stopping);
        if (_virtual.PlaysFile)
            _capture.Interrupt();
    }

    /// <summary>Closes the stream and opens it again.</summary>
    public void Reconnect() => _capture.Interrupt();

    /// <summary>Demo: plugged in again.</summary>
    public void PlugIn() => _virtual?.Start();

    /// <summary>Runs until <paramref name="stopping"/>.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await Task.WhenAll(_capture.RunAsync(stopping), LookAsync(stopping), TellFactsAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _live.Dispose();
        if (_virtual is not null)
            await _virtual.DisposeAsync();
    }

    private static IReadOnlyList<PointF> ZoneOf(RuleOptions rule) =>
        [.. rule.Zone.Where(point => point.Count == 2).Select(point => new PointF(point[0], point[1]))];

    private static bool IsFor(RuleOptions rule, string detector) => rule.OnlyWith.Length == 0 || rule.OnlyWith == detector;

    private async Task LookAsync(CancellationToken stopping)
    {
        var choice = await Task.Run(() => _setup.OpenDetector(Options), stopping);
        using var detector = choice.Detector;
        _meter.Detector = detector.Name;
        _live.Labels = Options.Rules.Where(rule => IsFor(rule, detector.Name)).SelectMany(rule => rule.Labels).ToHashSet(StringComparer.Ordinal);
        var sight = new Sight(Options, choice, _setup.Clock) { Calendar = _setup.Calendar };
        var recalled = Recall(sight);
        _state.ModelChanged(sight.Trouble);
        try
        {
            await foreach (var frame in _capture.Frames.ReadAllAsync(stopping))
            {
                Look(sight, frame);
                recalled = true;
            }
        }
        finally
        {
            // Nothing seen and nothing recalled: what is written down is better than nothing.
            if (recalled)
                _setup.Memory.Keep(Id, sight.Remember());
        }
    }

    private bool Recall(Sight sight)
    {
        if (_setup.Memory.Recall(Id) is not { } memory)
            return false;
        var gap = memory.GapUntil(_setup.Clock.GetUtcNow(), MachineClock.Boot, MachineClock.Now(_setup.Clock));
        sight.Recall(memory, gap);
        LogRecalled(_log, Id, memory.Places.Count, gap.TotalSeconds);
        return true;
    }

    /// <summary>At once when something was told or is over, so that it is never told twice.</summary>
    private void Keep(Sight sight, SightResult seen)
    {
        var now = _setup.Clock.GetTimestamp();
        if (seen.Candidates.Count == 0 && seen.Vacated.Count == 0 && _kept is { } kept && _setup.Clock.GetElapsedTime(kept, now) < CameraMemory.Every)
            return;
        _kept = now;
        _setup.Memory.Keep(Id, sight.Remember());
    }

    private void Look(Sight sight, Frame frame)
    {
        SightResult? seen = null;
        sight.Mask(frame);
        try
        {
            if (!_watch.Look(frame))
            {
                sight.Suspend();
                return;
            }
            var start = _setup.Clock.GetTimestamp();
            seen = sight.Look(frame);
            _meter.Looked(_setup.Clock.GetElapsedTime(start), frame);
            Tell(seen, frame);
            Keep(sight, seen);
            _meter.Lines = seen.Lines;
            _state.AnalysisChanged(null);
        }
        catch (Exception e)
        {
            // One bad picture, or a fault in a rule: the next picture gets its chance, and the page says that something is wrong.
            LogLookFailed(_log, Id, e);
            _state.AnalysisChanged(CameraState.AnalysisFailed());
        }
        finally
        {
            _live.Show(frame, seen);
        }
    }

    private void Tell(SightResult seen, Frame frame)
    {
        foreach (var candidate in seen.Candidates)
            CandidateFound?.Invoke(candidate);
        if (seen.Vacated.Count == 0)
            return;
        Still[] after = [StillMaker.Plain(frame, "after.jpg", _setup.Clock.GetUtcNow())];
        foreach (var key in seen.Vacated)
            PlaceVacated?.Invoke(new Vacancy(key, after));
    }

    private async Task TellFactsAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(FactsEvery, _setup.Clock);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            _film.Trim();
            _watch.Tick(_state.HasPicture);
            _state.FactsChanged(_meter.Read());
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {Camera}: goes on with {Places} places of {Seconds:0} s ago")]
    private static partial void LogRecalled(ILogger log, string camera, int places, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Camera {Camera}: a picture could not be looked at, going on with the next. Send this line to the makers")]
    private static partial void LogLookFailed(ILogger log, string camera, Exception exception);
}
