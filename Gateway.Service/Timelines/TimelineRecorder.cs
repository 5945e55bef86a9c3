using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Timelines;

/// <summary>Writes down once a minute how everything is. A minute that cannot be written is a gap, and that is what it shows.</summary>
internal sealed partial class TimelineRecorder(TimelineProbe probe, TimelineStore store, TimelineBoard board, TimeProvider clock, ILogger<TimelineRecorder> log) : BackgroundService
{
    private const int FirstTrustedYear = 2024;

    // The first look comes when devices and links had time to find each other.
    private static readonly TimeSpan AfterTheStart = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private bool _refused;

    /// <summary>One look. A clock that was never set has nothing to say about when something was.</summary>
    internal async Task LookAsync(CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        if (now.Year < FirstTrustedYear)
            return;
        var samples = probe.Take();
        var started = clock.GetTimestamp();
        await store.WriteAsync(TimelineBoard.MinuteOf(now), samples, stopping);
        probe.NoteCommit(clock.GetElapsedTime(started));
        board.Renew();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterTheStart, clock, stoppingToken);
        await TryAsync(() => store.TidyAsync(stoppingToken));
        using var timer = new PeriodicTimer(Period, clock);
        do
            await TryAsync(() => LookAsync(stoppingToken));
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryAsync(Func<Task> write)
    {
        try
        {
            await write();
            _refused = false;
        }
        catch (Exception refusal) when (refusal is JournalUnavailableException or SqliteException)
        {
            if (!_refused)
                LogRefused(refusal.Message);
            _refused = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The last day's timelines have a gap: {Reason} See the journal's own state; nothing else depends on them")]
    private partial void LogRefused(string reason);
}
