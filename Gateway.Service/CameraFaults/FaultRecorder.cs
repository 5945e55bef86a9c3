using EdgeGateway.Service.Journal;
using EdgeGateway.Vision;
using EdgeGateway.Vision.CameraHealth;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.CameraFaults;

/// <summary>
/// Writes the beginning and the end of every camera fault into the journal, each once, restarts included. Faults last for seconds at least,
/// so it compares instead of listening: what the disk refused is simply still different the next time.
/// </summary>
internal sealed partial class FaultRecorder(
    Func<IEnumerable<(CameraOptions Camera, CameraHealthReport Health)>> cameras, FaultStore store, TimeProvider clock, ILogger<FaultRecorder> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private List<CameraFaultData>? _told;

    /// <summary>One comparison.</summary>
    internal async Task RecordAsync(CancellationToken stopping)
    {
        _told ??= [.. store.Open()];
        var now = cameras().ToList();
        foreach (var (camera, fault) in FaultLedger.ToBegin(_told, now).ToList())
        {
            var began = FaultWriteUp.Began(Guid.CreateVersion7(clock.GetUtcNow()), fault, camera);
            await store.BeginAsync(began, stopping);
            _told.Add(began);
        }
        foreach (var (told, watched) in FaultLedger.ToEnd(_told, now).ToList())
        {
            await store.EndAsync(FaultWriteUp.Ended(told, clock.GetUtcNow(), watched), stopping);
            _told.Remove(told);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RecordAsync(stoppingToken);
            }
            catch (Exception e) when (e is JournalUnavailableException or SqliteException)
            {
                // What was committed without our knowing is read again.
                _told = null;
                LogNotRecorded(Every.TotalSeconds, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A camera fault cannot be recorded yet; look at the journal's state. It is tried again every {Seconds} s")]
    private partial void LogNotRecorded(double seconds, Exception exception);
}
