using System.Globalization;
using EdgeGateway.Service.Journal;
using Microsoft.Extensions.Hosting.Systemd;

namespace EdgeGateway.Service.Hosting;

/// <summary>
/// Tells systemd that the program lives, in a third of its patience (<c>WatchdogSec</c>), and only while the journal's writer moves: a program that
/// answers and cannot record anything is dead. A disk that refuses is not death; a new start would not help.
/// </summary>
/// <param name="commit">An empty commit: goes through the writer, costs no disk access.</param>
/// <param name="ping">Tells systemd.</param>
/// <param name="patience">systemd's; null when nobody waits.</param>
internal sealed partial class Watchdog(Func<Task> commit, Action ping, TimeSpan? patience, TimeProvider clock, ILogger<Watchdog> log) : BackgroundService
{
    private Task? _open;

    /// <summary>Without systemd, or without its watchdog, it does nothing.</summary>
    public static Watchdog Of(IServiceProvider services)
    {
        var journal = services.GetRequiredService<JournalStore>();
        var notifier = services.GetService<ISystemdNotifier>();
        return new Watchdog(
            () => journal.CommitAsync(null, []),
            () => notifier?.Notify(new ServiceState("WATCHDOG=1")),
            notifier is null ? null : Patience(Environment.GetEnvironmentVariable("WATCHDOG_USEC")),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<Watchdog>>());
    }

    /// <summary>As systemd writes it: microseconds.</summary>
    internal static TimeSpan? Patience(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0 ? TimeSpan.FromMicroseconds(microseconds) : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (patience is not { } limit)
            return;
        using var timer = new PeriodicTimer(limit / 3, clock);
        do
            await LookAsync(limit / 4, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(TimeSpan longest, CancellationToken stopping)
    {
        try
        {
            // One question at a time: a writer that hangs is not asked again and again.
            _open ??= commit();
            await _open.WaitAsync(longest, clock, stopping);
        }
        catch (TimeoutException)
        {
            LogStuck(longest);
            return;
        }
        catch (JournalUnavailableException refused)
        {
            LogRefused(refused.Message);
        }

        _open = null;
        ping();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The journal's writer has not moved for {Seconds}; systemd will end this process when that goes on. Check the disk")]
    private partial void LogStuck(TimeSpan seconds);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The journal's writer lives and the disk refuses: {Reason}")]
    private partial void LogRefused(string reason);
}
