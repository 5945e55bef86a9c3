using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Space;

/// <summary>Looks every few seconds whether there is room, and makes some; lets old delivered events go; tells what was lost.</summary>
internal sealed partial class SpaceWorker : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TellEvery = TimeSpan.FromMinutes(10);
    private const long MarkEvery = 3600;

    private readonly SpaceSetup _setup;
    private readonly SpaceStore _store;
    private readonly SpaceBroom _broom;
    private readonly SpaceGauge _gauge;
    private readonly SpaceReporter _reporter;
    private readonly JournalStore _journal;
    private readonly ILogger<SpaceWorker> _log;
    private readonly GatewayClock _stamps;
    private AgeClock? _ages;
    private SpaceMark? _mark;
    private long? _toldAt;

    public SpaceWorker(SpaceSetup setup, JournalStore journal, SpaceBroom broom, SpaceGauge gauge, SpaceReporter reporter, ILogger<SpaceWorker> log)
    {
        (_setup, _journal, _broom, _gauge, _reporter, _log) = (setup, journal, broom, gauge, reporter, log);
        _store = new SpaceStore(journal);
        _stamps = new GatewayClock(setup.Clock, setup.IsSynchronised);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, _setup.Clock);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (JournalUnavailableException refused)
            {
                LogCannot(refused.Message);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One look.</summary>
    internal async Task LookAsync(CancellationToken stopping)
    {
        // Before delivery has read its books everything would look undelivered.
        if (!_gauge.IsReady)
            return;
        var now = _stamps.Stamp();
        _ages ??= new AgeClock(_mark = _store.LastMark());
        var age = _ages.At(now);
        _gauge.Tick(age);
        if (_mark is null || age - _mark.Age >= MarkEvery)
        {
            await MarkAsync(age, now, stopping);
            await AgeOutAsync(age, _setup.Limits.KeepDelivered, [EventClass.Case, EventClass.Change, EventClass.Telemetry], stopping);
            await AgeOutAsync(age, _setup.Limits.KeepSales, [EventClass.Sale], stopping);
        }

        await MakeRoomAsync(SpaceReason.Limit, stopping);
        await MakeRoomAsync(SpaceReason.Disk, stopping);
        await ReportAsync(stopping);
    }

    private async Task MarkAsync(long age, EventStamp now, CancellationToken stopping)
    {
        var mark = new SpaceMark(age, _journal.LastSeq, _journal.Sizes().Written, now.Time.ToUnixTimeMilliseconds(), now.Clock == ClockState.Synced);
        var longest = Math.Max(_setup.Limits.KeepDelivered.TotalSeconds, _setup.Limits.KeepSales.TotalSeconds);
        await _store.MarkAsync(mark, age - (long)longest, stopping);
        _mark = mark;
    }

    private async Task AgeOutAsync(long age, TimeSpan keep, IReadOnlyList<EventClass> classes, CancellationToken stopping)
    {
        if (_store.MarkAt(age - (long)keep.TotalSeconds) is not { } old)
            return;
        var gone = await _broom.AgeOutAsync(old.Seq, classes, stopping);
        if (gone.Count > 0)
            LogTidied(gone.Count, "kept long enough", gone.Bytes);
    }

    private async Task MakeRoomAsync(SpaceReason reason, CancellationToken stopping)
    {
        var missing = SpacePlan.Missing(reason, _gauge.Read(), _setup.Limits);
        foreach (var step in SpacePlan.StepsFor(reason))
        {
            if (missing <= 0)
                return;
            var freed = await TryFreeAsync(step, missing, reason, stopping);
            missing -= freed.Bytes;
            if (freed.Count == 0)
                continue;
            if (step.What == SpaceWhat.History)
                LogTidied(freed.Count, reason == SpaceReason.Limit ? "the limit is reached" : "the disk is nearly full", freed.Bytes);
            else
                LogDropped(reason, freed.Count, step.What, string.Join(", ", step.Classes), freed.Bytes);
        }
    }

    // A disk without a byte left refuses deletions as well; files of other rooms may still go.
    private async Task<Freed> TryFreeAsync(SpaceStep step, long missing, SpaceReason reason, CancellationToken stopping)
    {
        try
        {
            return await _broom.FreeAsync(step, missing, reason, stopping);
        }
        catch (JournalUnavailableException refused)
        {
            LogCannot(refused.Message);
            return default;
        }
    }

    private async Task ReportAsync(CancellationToken stopping)
    {
        var dropped = _store.Dropped();
        var untold = dropped.Where(row => row.Count > row.ToldCount).ToList();
        var recently = _toldAt is { } at && _setup.Clock.GetElapsedTime(at) < TellEvery;
        if (untold.Count > 0 && !recently)
        {
            await _store.TellAsync(untold, stopping);
            _toldAt = _setup.Clock.GetTimestamp();
            recently = true;
        }

        _reporter.Report(_gauge.Budget(), SpacePlan.Judge(_gauge.Read(), _setup.Limits), recently || untold.Count > 0, dropped.Sum(row => row.Count));
    }
}
