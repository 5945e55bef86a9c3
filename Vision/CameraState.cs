using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision;

/// <summary>One state out of what capture, model and analysis say: no picture is worst, then what limits sight, then all is well.</summary>
internal sealed class CameraState
{
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private ThingStatus _current;
    private bool _started;
    private bool _hasPicture;
    private Trouble? _capture;
    private Trouble? _model;
    private Trouble? _analysis;
    private Trouble? _health;
    private Trouble? _stream;
    private Trouble? _load;
    private Trouble? _film;
    private Trouble? _blur;

    public CameraState(string id, TimeProvider clock)
    {
        _clock = clock;
        _current = new ThingStatus(id, ThingKinds.Camera, ThingState.Starting, clock.GetUtcNow());
    }

    public event Action<ThingStatus>? Changed;

    public ThingStatus Current => Volatile.Read(ref _current);

    public static Trouble AnalysisFailed() => new(
        "camera.analysis-failed",
        new("画面分析出错，部分画面没有检查。", "Looking at a picture failed: some pictures were not checked."),
        new("重启网关；若重复出现，把日志发给厂商。", "Restart the gateway; if it comes again, send the log to the makers."));

    /// <param name="hasPicture">Pictures come.</param>
    /// <param name="trouble">Why not, or what is not as asked for.</param>
    public void CaptureChanged(bool hasPicture, Trouble? trouble) => Update(() => (_started, _hasPicture, _capture) = (true, hasPicture, trouble));

    public void ModelChanged(Trouble? trouble) => Update(() => _model = trouble);

    public void AnalysisChanged(Trouble? trouble) => Update(() => _analysis = trouble);

    /// <param name="fault">Worst fault of the camera's sight, or null.</param>
    public void HealthChanged(Trouble? fault) => Update(() => _health = fault);

    /// <param name="trouble">Pictures come, but not as they should, or null.</param>
    public void StreamChanged(Trouble? trouble) => Update(() => _stream = trouble);

    /// <param name="trouble">Pictures are not looked at for want of time, or null.</param>
    public void LoadChanged(Trouble? trouble) => Update(() => _load = trouble);

    /// <param name="trouble">Why whole pictures are hidden, or null.</param>
    public void BlurChanged(Trouble? trouble) => Update(() => _blur = trouble);

    /// <param name="trouble">Why there are no clips though there should be, or null.</param>
    public void FilmChanged(Trouble? trouble) => Update(() => _film = trouble);

    public bool HasPicture
    {
        get
        {
            lock (_gate)
                return _hasPicture;
        }
    }

    public void FactsChanged(IReadOnlyDictionary<string, string> facts) => Update(static () => { }, facts);

    private void Update(Action change, IReadOnlyDictionary<string, string>? facts = null)
    {
        lock (_gate)
        {
            change();
            var (state, trouble) = Judge();
            var last = Current;
            if (facts is null && last.State == state && Equals(last.Trouble, trouble))
                return;
            var next = last with
            {
                State = state,
                Trouble = trouble,
                Since = last.State == state ? last.Since : _clock.GetUtcNow(),
                Facts = facts ?? last.Facts,
            };
            Volatile.Write(ref _current, next);
            Changed?.Invoke(next);
        }
    }

    private (ThingState State, Trouble? Trouble) Judge()
    {
        if (!_started)
            return (ThingState.Starting, null);
        if (!_hasPicture)
            return (ThingState.Offline, _capture);
        var limits = _analysis ?? _health ?? _stream ?? _load ?? _model ?? _blur ?? _capture ?? _film;
        return (limits is null ? ThingState.Online : ThingState.Degraded, limits);
    }
}
