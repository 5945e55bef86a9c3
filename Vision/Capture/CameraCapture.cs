using System.Threading.Channels;
using EdgeGateway.Protocols.Messages;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Vision.Capture;

/// <summary>
/// Keeps one camera's pictures coming: asks for the source, runs ffmpeg, waits, again. Never gives up. Pictures nobody took are replaced
/// by newer ones and counted.
/// </summary>
internal sealed partial class CameraCapture
{
    /// <summary>One waits, the newest: more would only make what is looked at older, and a full-size picture is 3 MB.</summary>
    private const int Waiting = 1;

    private readonly string _id;
    private readonly double _fps;
    private readonly Func<CancellationToken, ValueTask<SourceChoice>> _source;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Channel<Frame> _frames;
    private readonly CaptureSetup _setup;
    private bool _noHardware;
    private bool _noFilm;
    private RestartSchedule? _schedule;
    private StreamRun? _run;
    private string? _lastTrouble;
    private int _epoch;

    /// <param name="id">The camera's, for the log.</param>
    /// <param name="fps">Pictures per second, 0 for key frames.</param>
    /// <param name="source">Asked before every connection.</param>
    /// <param name="clock">Spans of time come from its timestamps.</param>
    /// <param name="log">For operators.</param>
    /// <param name="setup">Transport, decoder, film; null: the plain way.</param>
    public CameraCapture(string id, double fps, Func<CancellationToken, ValueTask<SourceChoice>> source, TimeProvider clock, ILogger log, CaptureSetup? setup = null)
    {
        (_id, _fps, _source, _clock, _log, _setup) = (id, fps, source, clock, log, setup ?? CaptureSetup.Plain);
        _frames = Channel.CreateBounded<Frame>(
            new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true, SingleWriter = true },
            Drop);
    }

    /// <summary>Pictures came (trouble is then at most a note about the source), or they ended and why. Raised on capture's threads.</summary>
    public event Action<bool, Trouble?>? Changed;

    public FramePool Pool { get; } = new();

    public CaptureCounters Counters { get; } = new();

    public ChannelReader<Frame> Frames => _frames.Reader;

    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
                await Task.Delay(await RunOnceAsync(stopping), _clock, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            _frames.Writer.TryComplete();
            while (_frames.Reader.TryRead(out var frame))
                frame.Dispose();
        }
    }

    /// <summary>Ends the present connection, if there is one; the source is asked again.</summary>
    public void Interrupt() => Volatile.Read(ref _run)?.Interrupt();

    private async Task<TimeSpan> RunOnceAsync(CancellationToken stopping)
    {
        if (_epoch++ > 0)
            Counters.CountRestart();
        StreamEnd end;
        try
        {
            var source = await _source(stopping);
            if (source.Address is null)
            {
                Changed?.Invoke(false, source.Note);
                return Schedule(local: true).WaitAfter(TimeSpan.Zero);
            }
            _ = Schedule(source.Address.IsLocal);
            end = await StreamAsync(source, stopping);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            LogUnexpected(_log, _id, e);
            end = new StreamEnd(StreamEndKind.Broken, e.Message, 0, TimeSpan.Zero);
        }
        return AfterEnd(end);
    }

    private async Task<StreamEnd> StreamAsync(SourceChoice source, CancellationToken stopping)
    {
        var epoch = _epoch;
        var first = true;
        using var opening = await _setup.Guard.OpenAsync(stopping);
        var expected = _fps > 0 ? TimeSpan.FromSeconds(1 / _fps) : TimeSpan.Zero;
        var run = new StreamRun(
            FfmpegCommand.For(source.Address!, _fps, plan: Plan(source.Address!)),
            new StallWatch(expected),
            child => new FrameReader(child.Output, Pool, epoch, child.Colour),
            frame =>
            {
                if (first)
                {
                    opening.Dispose();
                    Opened(source, frame);
                }
                first = false;
                Counters.CountReceived();
                _frames.Writer.TryWrite(frame);
            },
            _clock)
        {
            Decoder = Counters.Decoder,
            Complained = line =>
            {
                if (DecoderWords.IsDamage(line))
                    Counters.CountError();
            },
        };
        Volatile.Write(ref _run, run);
        return await run.RunAsync(stopping);
    }

    private void Opened(SourceChoice source, Frame frame)
    {
        _lastTrouble = null;
        _setup.Ring?.Anchor(frame.Epoch, frame.StreamTime, _clock.GetUtcNow());
        LogPicture(_log, _id, source.Address!, frame.Width, frame.Height);
        Changed?.Invoke(true, source.Note);
    }

    private TimeSpan AfterEnd(StreamEnd end)
    {
        if (end.Kind == StreamEndKind.Stopped)
            return TimeSpan.Zero;
        if (end is { Kind: StreamEndKind.Resized, Frames: > 0 })
        {
            Counters.CountResize();
            LogResized(_log, _id, end.Detail);
            return TimeSpan.Zero;
        }
        if (end.Kind == StreamEndKind.Broken)
            Counters.CountError();
        if (FallsBack(end))
            return TimeSpan.Zero;
        var trouble = StreamTroubles.Of(end);
        var wait = _schedule!.WaitAfter(end.Worked);
        if (end.Frames > 0 && !_schedule.IsLocal)
            wait += _setup.Guard.Lost();
        // The first time loudly, every further try of the same kind in a whisper: a camera may be away for weeks.
        var level = trouble.Code == _lastTrouble ? LogLevel.Debug : LogLevel.Warning;
        LogLost(_log, level, _id, trouble.Code, wait.TotalSeconds, end.Detail);
        _lastTrouble = trouble.Code;
        Changed?.Invoke(false, trouble);
        return wait;
    }

    private StreamPlan Plan(CameraAddress address)
    {
        var plan = new StreamPlan(_setup.Stream.Transport, _noHardware ? "none" : _setup.Stream.HardwareDecoding);
        // A device gives raw pictures: as film they would fill the disk.
        if (_setup.Ring is null or { IsGivenUp: true } || _noFilm || address.Kind == AddressKind.Device)
            return plan;
        var (pattern, list) = _setup.Ring.FilesOf(_epoch);
        return plan with { FilmPattern = pattern, FilmList = list };
    }

    /// <summary>An extra that does not work must not cost the pictures: it is left out until the restart, and that is said once.</summary>
    private bool FallsBack(StreamEnd end)
    {
        if (!_noHardware && _setup.Stream.HardwareDecoding != "none" && FallBacks.IsHardware(end))
        {
            _noHardware = true;
            LogNoHardware(_log, _id, _setup.Stream.HardwareDecoding, end.Detail);
            return true;
        }
        if (_noFilm || _setup.Ring is null || !FallBacks.IsFilm(end))
            return false;
        _noFilm = true;
        LogNoFilm(_log, _id, end.Detail);
        _setup.FilmFailed?.Invoke();
        return true;
    }

    private RestartSchedule Schedule(bool local) =>
        _schedule = _schedule is { } known && known.IsLocal == local ? known : new RestartSchedule(local, Random.Shared.NextDouble);

    private void Drop(Frame frame)
    {
        Counters.CountDropped();
        frame.Dispose();
    }
}
