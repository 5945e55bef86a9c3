using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Memory;

/// <summary>After the start, and whenever a shop has been quiet for a minute: gives back what was needed only for starting, selling or looking at a page.</summary>
internal sealed partial class MemoryReturn(JournalStore journal, TimeProvider clock, ILogger<MemoryReturn> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>A library is loaded in a hundredth of this.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    private readonly QuietWatch _quiet = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        var start = clock.GetTimestamp();
        do
        {
            if (_quiet.IsTime(clock.GetElapsedTime(start), Environment.CpuUsage.TotalTime, journal.LastSeq, Environment.WorkingSet))
                await GiveBackAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task GiveBackAsync(CancellationToken stopping)
    {
        var before = Environment.WorkingSet;
        var mappings = PageRelease.Mappings();
        await Task.Delay(Settled, clock, stopping);
        var begun = clock.GetTimestamp();
        if (_quiet.Given == 0)
        {
            await ForgetPagesAsync(stopping);
            PageRelease.Heaps();
        }
        PageRelease.Files(mappings);
        var took = clock.GetElapsedTime(begun);
        _quiet.Gave();
        LogGave(before >> 20, Environment.WorkingSet >> 20, took.TotalMilliseconds);
    }

    private async Task ForgetPagesAsync(CancellationToken stopping)
    {
        try
        {
            await journal.ForgetPagesAsync(stopping);
        }
        catch (JournalUnavailableException refused)
        {
            // The journal itself says what is wrong.
            LogKept(refused.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Quiet: the journal keeps its pages in memory: {Reason}")]
    private partial void LogKept(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Quiet: memory given back, resident {Before} MB before and {After} MB after, {Milliseconds:0} ms")]
    private partial void LogGave(long before, long after, double milliseconds);
}
