using System.Threading.Channels;

namespace EdgeGateway.Service.Logs;

/// <summary>
/// Keeps what is logged on this box, beside the console. Logging never waits: lines go into a bounded queue and from there to disk every two seconds; what the queue
/// cannot take is counted and said.
/// </summary>
internal sealed class LogKeeper : BackgroundService, ILoggerProvider
{
    private const int Waiting = 4096;
    private const int LongestText = 4000;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    private readonly LogFiles _files;
    private readonly TimeProvider _clock;
    private readonly Channel<KeptLine> _lines;
    private long _lost;
    private string? _refused;

    public LogKeeper(LogFiles files, TimeProvider clock)
    {
        (_files, _clock) = (files, clock);
        _lines = Channel.CreateBounded<KeptLine>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = false }, _ => Interlocked.Increment(ref _lost));
    }

    /// <summary>Why the disk does not take the log; null when it does.</summary>
    public string? Refused => Volatile.Read(ref _refused);

    public ILogger CreateLogger(string categoryName) => new Logger(this, KeptLine.RoomOf(categoryName));

    /// <summary>Writes what waits. Any thread.</summary>
    public void Flush()
    {
        var batch = new List<KeptLine>();
        if (Interlocked.Exchange(ref _lost, 0) is > 0 and var lost)
            batch.Add(new KeptLine(_clock.GetUtcNow(), nameof(LogLevel.Warning), "Logs", "LinesLost", $"{lost} lines came too fast and were not kept"));
        while (_lines.Reader.TryRead(out var line))
            batch.Add(line);
        if (batch.Count == 0)
            return;
        try
        {
            _files.Append(batch);
            Volatile.Write(ref _refused, null);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The console still has them. A full disk has trouble of its own on the page.
            Volatile.Write(ref _refused, refused.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Step, _clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Flush();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Flush();
    }

    public override void Dispose()
    {
        Flush();
        base.Dispose();
    }

    private void Keep(LogLevel level, string room, string name, string text, Exception? error)
    {
        var clean = Scrubber.Shapes.Clean(text.Length > LongestText ? text[..LongestText] : text);
        _lines.Writer.TryWrite(new KeptLine(_clock.GetUtcNow(), level.ToString(), room, name, clean, error is null ? null : Scrubber.Shapes.Clean(error.ToString())));
    }

    private sealed class Logger(LogKeeper keeper, string room) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        // Which levels are wanted is the filter's business.
        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            keeper.Keep(logLevel, room, eventId.Name ?? "", formatter(state, exception), exception);
    }
}
