using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Checkout.Reports;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Checkout.Duties;

/// <summary>What a store owes the law without anybody pressing a key: destroys identities after their time, freezes last week's and last month's report.</summary>
internal sealed partial class StoreDuties(Shredder shredder, ReportDesk reports, TimeProvider clock, ILogger<StoreDuties> log) : BackgroundService
{
    private static readonly TimeSpan AfterTheStart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterTheStart, clock, stoppingToken).ConfigureAwait(false);
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                await shredder.RunAsync(stoppingToken).ConfigureAwait(false);
                await reports.FreezeAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception trouble) when (trouble is JournalUnavailableException or SqliteException)
            {
                LogLater(trouble);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    [LoggerMessage(LogLevel.Warning, "till: retention and reports could not be looked after; tried again in an hour, see the journal's own trouble")]
    private partial void LogLater(Exception trouble);
}
