using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Cases.Reports;

/// <summary>Freezes last week's and last month's report without anybody asking, on boxes with cameras.</summary>
internal sealed partial class CityReportDuty(CityReportDesk desk, CameraRoster roster, TimeProvider clock, ILogger<CityReportDuty> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // Cameras come and go while the gateway runs.
            if (roster.All.Count == 0)
                continue;
            try
            {
                await desk.FreezeAsync(stoppingToken);
            }
            catch (Exception refusal) when (refusal is JournalUnavailableException or SqliteException)
            {
                LogLater(refusal.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The city reports could not be frozen ({Reason}); tried again in an hour, see the journal's own trouble")]
    private partial void LogLater(string reason);
}
