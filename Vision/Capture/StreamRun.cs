namespace EdgeGateway.Vision.Capture;

/// <summary>One connection: starts ffmpeg on a thread of its own, hands out pictures, ends it when it falls silent or when told to.</summary>
/// <param name="command">What ffmpeg is told.</param>
/// <param name="watch">Judge of silence; fresh for every run.</param>
/// <param name="open">Makes the reader of ffmpeg's output.</param>
/// <param name="deliver">Gets every picture, on the reading thread; owns it from then on.</param>
internal sealed class StreamRun(FfmpegCommand command, StallWatch watch, Func<FfmpegProcess, FrameReader> open, Action<Frame> deliver, TimeProvider clock)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly SilenceMeter _silence = new(Tick);
    private readonly long _started = clock.GetTimestamp();
    private FfmpegProcess? _child;
    private StreamEndKind? _verdict;
    private long _firstFrame;
    private long _lastFrame;
    private long _frames;

    /// <summary>Gets every line the decoder complains with, as it comes.</summary>
    public Action<string>? Complained { get; init; }

    /// <summary>Told about the child, so that its processor time is counted.</summary>
    public DecoderTime Decoder { get; init; } = new();

    public async Task<StreamEnd> RunAsync(CancellationToken stopping)
    {
        var reading = Task.Factory.StartNew(Read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var watching = WatchAsync(ended.Token);
        using (stopping.Register(() => Finish(StreamEndKind.Stopped)))
        {
            try
            {
                return await reading;
            }
            finally
            {
                await ended.CancelAsync();
                await watching;
            }
        }
    }

    /// <summary>Ends this connection as if the camera had.</summary>
    public void Interrupt() => Finish(StreamEndKind.Ended);

    private StreamEnd Read()
    {
        using var child = FfmpegProcess.Start(command, Complained);
        if (child is null)
            return End(StreamEndKind.NoProgram, "");
        lock (_gate)
        {
            _child = child;
            if (_verdict is not null)
                child.Kill();
        }
        Decoder.Follow(child.ProcessorTime);
        var reader = open(child);
        var read = reader.Next();
        for (; read.Frame is not null; read = reader.Next())
        {
            Saw();
            deliver(read.Frame);
        }
        Decoder.Leave();
        lock (_gate)
            _child = null;
        if (read.End != FrameEnd.Ended)
            child.Kill();
        child.End();
        return read.End switch
        {
            FrameEnd.Resized => End(StreamEndKind.Resized, read.Detail),
            FrameEnd.Broken => End(StreamEndKind.Broken, read.Detail),
            _ => End(_verdict ?? StreamEndKind.Ended, child.Errors.ToString()),
        };
    }

    private async Task WatchAsync(CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                lock (_gate)
                {
                    if (watch.IsDead(_silence.Ask(clock.GetElapsedTime(_started))))
                        Finish(StreamEndKind.Silent);
                }
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return;
        }
    }

    private void Finish(StreamEndKind verdict)
    {
        lock (_gate)
        {
            _verdict ??= verdict;
            _ = Decoder.Read();
            _child?.Kill();
        }
    }

    private void Saw()
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            watch.Seen(clock.GetElapsedTime(_frames == 0 ? _started : _lastFrame, now));
            _lastFrame = now;
            _silence.Heard(clock.GetElapsedTime(_started, now));
            if (_frames++ == 0)
                _firstFrame = now;
        }
    }

    private StreamEnd End(StreamEndKind kind, string detail) =>
        new(kind, detail, _frames, _frames == 0 ? TimeSpan.Zero : clock.GetElapsedTime(_firstFrame));
}
