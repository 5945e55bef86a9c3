using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Space;

namespace EdgeGateway.Service.Cases.Keeping;

/// <summary>
/// Once an hour: closes cases that have been clear long enough, deletes pictures that are old enough, and more when there are too many. Rows, steps and
/// manifests stay: that pictures were deleted can be told from pictures that vanished.
/// </summary>
internal sealed partial class EvidenceKeeper(KeepStore store, EvidenceFolder folder, ReviewDesk review, CaseOptions options, DeliveryOverview delivery, EvidenceKeeperSetup setup)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private readonly ILogger _log = setup.Log;

    /// <summary>Makes room when the disk runs full, in the order of <see cref="KeepPlan.ForRoom"/>.</summary>
    /// <param name="bytes">At least so many, if there are.</param>
    /// <param name="most">The dearest that may go.</param>
    /// <param name="stopping">Ends between two cases.</param>
    public async Task<Freed> FreeAsync(long bytes, KeepClass most, CancellationToken stopping)
    {
        try
        {
            return await DeleteAsync(KeepPlan.ForRoom(store.All().Where(one => one.Class <= most), bytes, IsSent), "room", stopping);
        }
        catch (JournalUnavailableException refused)
        {
            throw new IOException(refused.Message, refused);
        }
    }

    /// <summary>One round.</summary>
    public async Task SweepAsync(CancellationToken stopping)
    {
        var now = setup.Clock.GetUtcNow();
        foreach (var one in store.All().Where(one => KeepPlan.IsToClose(one, options, now)))
            await review.MoveAsync(one.Id, CaseMove.Close, CaseStep.Gateway, "the place stayed empty", stopping);
        // Age alone takes nothing away that a platform still waits for; want of room does, and then it is counted there.
        var awaited = delivery.AwaitedCases();
        await DeleteAsync(KeepPlan.TooOld(store.All().Where(one => !awaited.Contains(one.Id)), options, now, IsSent), "age", stopping);
        var kept = store.All();
        var over = kept.Sum(one => one.Bytes) - (options.EvidenceMegabytes * 1_000_000);
        if (over > 0)
            await DeleteAsync(KeepPlan.ForRoom(kept, over, IsSent), "quota", stopping);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, setup.Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await SweepAsync(stoppingToken);
                }
                catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or JournalUnavailableException)
                {
                    LogRefused(_log, refused);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    private bool IsSent(long seq) => delivery.TickOf(seq) is DeliveryTick.Delivered or DeliveryTick.Confirmed or DeliveryTick.Nowhere;

    /// <summary>Noted first, deleted then: a kill in between leaves pictures behind, never a case that seems robbed.</summary>
    private async Task<Freed> DeleteAsync(IEnumerable<KeptCase> cases, string why, CancellationToken stopping)
    {
        var freed = new Freed(0, 0);
        foreach (var one in cases.ToList())
        {
            stopping.ThrowIfCancellationRequested();
            await store.FreedAsync(one.Id, setup.Clock.GetUtcNow(), stopping);
            freed += new Freed(1, folder.Delete(one.Id, one.DecidedAt));
        }
        if (freed.Count > 0)
            LogFreed(_log, freed.Count, freed.Bytes, why);
        return freed;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Evidence pictures of {Cases} cases deleted, {Bytes} bytes, because of {Why}")]
    private static partial void LogFreed(ILogger log, long cases, long bytes, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old evidence cannot be deleted now; look at disk and journal. It is tried again in an hour")]
    private static partial void LogRefused(ILogger log, Exception exception);
}
