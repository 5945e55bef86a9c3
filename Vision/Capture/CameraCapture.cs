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
    /// <summary>Enough to bridge a slow look; more would only make what is looked at older.</summary>
    private const int Waiting = 2;

    private readonly string _id;
    private readonly double _fps;
    private readonly Func<CancellationToken, ValueTask<SourceChoice>> _source;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Channel<Frame> _frames;
    private RestartSchedule? _schedule;
    private StreamRun? _run;
    private string? _lastTrouble;
    private int _epoch;

    /// <param name="id">The camera's, for the log.</param>
    /// <param name="fps">Pictures per second, 0 for key frames.</param>
    /// <param name="source">Asked before every connection.</param>
    /// <param name="clock">Spans of time come from its timestamps.</param>
    /// <param name="log">For operators.</param>
    public CameraCapture(string id, double fps, Func<CancellationToken, ValueTask<SourceChoice>> source, TimeProvider clock, ILogger log)
    {
        (_id, _fps, _source, _clock, _log) = (id, fps, source, clock, log);
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
        var expected = _fps > 0 ? TimeSpan.FromSeconds(1 / _fps) : TimeSpan.Zero;
        var run = new StreamRun(
            FfmpegCommand.For(source.Address!, _fps),
            new StallWatch(expected),
            output => new FrameReader(output, Pool, epoch),
            frame =>
            {
                if (first)
                    Opened(source, frame);
                first = false;
                Counters.CountReceived();
                _frames.Writer.TryWrite(frame);
            },
            _clock);
        Volatile.Write(ref _run, run);
        return await run.RunAsync(stopping);
    }

    private void Opened(SourceChoice source, Frame frame)
    {
        _lastTrouble = null;
        LogPicture(_log, _id, source.Address!, frame.Width, frame.Height);
        Changed?.Invoke(true, source.Note);
    }

    private TimeSpan AfterEnd(StreamEnd end)
    {
        if (end.Kind == StreamEndKind.Stopped)
            return TimeSpan.Zero;
        if (end is { Kind: StreamEndKind.Resized, Frames: > 0 })
        {
            LogResized(_log, _id, end.Detail);
            return TimeSpan.Zero;
        }
        var trouble = StreamTroubles.Of(end);
        var wait = _schedule!.WaitAfter(end.Worked);
        // The first time loudly, every further try of the same kind in a whisper: a camera may be away for weeks.
        var level = trouble.Code == _lastTrouble ? LogLevel.Debug : LogLevel.Warning;
        LogLost(_log, level, _id, trouble.Code, wait.TotalSeconds, end.Detail);
        _lastTrouble = trouble.Code;
        Changed?.Invoke(false, trouble);
        return wait;
    }

    private RestartSchedule Schedule(bool local) =>
        _schedule = _schedule is { } known && known.IsLocal == local ? known : new RestartSchedule(local, Random.Shared.NextDouble);

    private void Drop(Frame frame)
    {
        Counters.CountDropped();
        frame.Dispose();
    }
}
