using EdgeGateway.Protocols.Messages;
using EdgeGateway.Vision.CameraHealth;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Capture.Clips;
using EdgeGateway.Vision.Evidence;
using EdgeGateway.Vision.Live;
using EdgeGateway.Vision.Rules;
using EdgeGateway.Vision.Virtual;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Vision;

/// <summary>
/// Keeps a camera's pictures coming, looks at the newest one, tells what it found. <see cref="RunAsync"/> never gives up and never throws for trouble with the camera: that is a <see cref="ThingStatus"/>.
/// </summary>
public sealed partial class Camera : IAsyncDisposable
{
    /// <summary>How often facts (pictures per second and so on) are told while nothing else changes.</summary>
    private static readonly TimeSpan FactsEvery = TimeSpan.FromSeconds(2);

    private readonly CameraSetup _setup;
    private readonly CameraState _state;
    private readonly CameraMeter _meter;
    private readonly LivePicture _live;
    private readonly VirtualCamera? _virtual;
    private readonly CameraCapture _capture;
    private readonly CameraWatch _watch;
    private readonly CameraFilm _film;
    private readonly Concealer? _concealer;
    private readonly CameraEyes _eyes;
    private readonly StreamWarden _warden;

    public Camera(CameraOptions options, CameraSetup setup)
    {
        (Options, _setup) = (options, setup);
        var log = setup.Loggers.CreateLogger<Camera>();
        _state = new CameraState(options.Id, setup.Clock);
        Zones = [.. options.Rules.Where(rule => rule.OnlyWith.Length == 0 || rule.OnlyWith == options.Model).Select(ZoneOf).Where(zone => zone.Count > 2)];
        _concealer = Concealer.Of(options.Blur, setup.OpenBlur);
        _concealer?.Changed += trouble => HidingChanged(log, trouble);
        var latest = new LatestSights(options.Rules.Select(rule => rule.Threshold).DefaultIfEmpty().Min(), setup.Clock) { Concealer = _concealer };
        _live = new LivePicture(Zones, setup.Clock) { Latest = latest, Concealer = _concealer };
        var known = CameraAddress.TryParse(options.Address, out var address);
        if (known && address!.Kind == AddressKind.Virtual)
            _virtual = new VirtualCamera(address.Text, setup.DataDirectory, setup.Clock, log);
        var fixedSource = known ? new SourceChoice(address) : new SourceChoice(null, StreamTroubles.BadAddress());
        _film = new CameraFilm(options, setup.DataDirectory, setup.Clock, log, setup.FilmMemory);
        _state.FilmChanged(_film.Trouble);
        var capture = new CaptureSetup { Stream = options.Stream, Ring = _film.Ring, Guard = setup.Guard, FilmFailed = FilmFailed };
        _capture = new CameraCapture(options.Id, options.Fps, _virtual is null ? _ => ValueTask.FromResult(fixedSource) : _virtual.SourceAsync, setup.Clock, log, capture);
        _capture.Changed += _state.CaptureChanged;
        _watch = new CameraWatch(options, setup.DataDirectory, setup.Clock, log);
        _watch.Changed += report => _state.HealthChanged(report.Faults is [var worst, ..] ? worst.Trouble : null);
        _meter = new CameraMeter(_capture.Counters, known ? address!.ToString() : "", setup.Clock);
        _warden = new StreamWarden(options, _capture.Counters, _state, setup.Clock, log);
        _eyes = new CameraEyes(options, setup, _watch, _meter, _live, _state);
    }

    /// <summary>Raised on the camera's own threads after every change of state, trouble or facts. Handlers return quickly.</summary>
    public event Action<ThingStatus>? StatusChanged
    {
        add => _state.Changed += value;
        remove => _state.Changed -= value;
    }

    /// <summary>A rule believes it saw something. Raised on the loop that looks at pictures; handlers return quickly.</summary>
    public event Action<Candidate>? CandidateFound
    {
        add => _eyes.CandidateFound += value;
        remove => _eyes.CandidateFound -= value;
    }

    /// <summary>The place of an earlier candidate (its key) was seen empty for long enough.</summary>
    public event Action<Vacancy>? PlaceVacated
    {
        add => _eyes.PlaceVacated += value;
        remove => _eyes.PlaceVacated -= value;
    }

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

    /// <summary>Newest picture as it came, masks burned in and nothing drawn: to draw zones on. Null before the first.</summary>
    public Still? CleanPicture() => _live.Clean();

    /// <summary>The latest picture (some seconds old) in which something stood at that box, whole and cut out; empty when there is none.</summary>
    public IReadOnlyList<Still> LatestOf(Box box, string name) => _live.Latest!.Of(box, name);

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
            await Task.WhenAll(_capture.RunAsync(stopping), _eyes.LookAsync(_capture.Frames, stopping), TellFactsAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _live.Dispose();
        _film.Dispose();
        _concealer?.Dispose();
        if (_virtual is not null)
            await _virtual.DisposeAsync();
    }

    private static IReadOnlyList<PointF> ZoneOf(RuleOptions rule) =>
        [.. rule.Zone.Where(point => point.Count == 2).Select(point => new PointF(point[0], point[1]))];

    private void HidingChanged(ILogger log, Trouble? trouble)
    {
        _state.BlurChanged(trouble);
        if (trouble is null)
            LogHiding(log, Id);
        else
            LogNotHiding(log, Id, trouble.Cause.En, trouble.NextStep.En);
    }

    private void FilmFailed()
    {
        _film.Failed();
        _state.FilmChanged(_film.Trouble);
    }

    private async Task TellFactsAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(FactsEvery, _setup.Clock);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            if (_film.Trim())
            {
                _state.FilmChanged(_film.Trouble);
                _capture.Interrupt();
            }
            _watch.Tick(_state.HasPicture);
            _warden.Tick();
            _state.FactsChanged(_meter.Read(_warden.RateFaults, _watch.Report.Quality));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Camera {Camera}: {Cause} {NextStep}")]
    private static partial void LogNotHiding(ILogger log, string camera, string cause, string nextStep);

    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {Camera}: what must be hidden in pictures is found again")]
    private static partial void LogHiding(ILogger log, string camera);
}
