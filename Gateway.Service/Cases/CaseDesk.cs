using System.Threading.Channels;
using EdgeGateway.Service.Journal;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Evidence;
using EdgeGateway.Vision.Rules;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Cases;

/// <summary>
/// Makes cases out of candidates, one after the other: evidence to disk first, then case, steps, manifest and event in one commit. A place that has an open
/// case of the category does not get a second one, whatever restarted in between and whichever rule saw it.
/// </summary>
internal sealed partial class CaseDesk(CaseStore store, EvidenceFolder evidence, CameraRoster cameras, CaseTables tables, TimeProvider clock, ILogger<CaseDesk> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Two boxes that share so much of their area are the same thing standing there after a restart.</summary>
    private const float SamePlace = 0.5f;

    // Unbounded, because a candidate is a fact: rules give one per place, so there are as many as there are places in sight.
    private readonly Channel<Incident> _incidents = Channel.CreateUnbounded<Incident>(new UnboundedChannelOptions { SingleReader = true });
    private readonly LatestPictures _latest = new(cameras, evidence);
    private readonly Dictionary<string, Guid> _casesThisRun = new(StringComparer.Ordinal);

    /// <summary>Raised after a case was filed or changed, on the desk's own loop. Handlers return quickly.</summary>
    public event Action? Changed;

    /// <summary>Raised after a new case was written, on the desk's own loop. Handlers return quickly.</summary>
    public event Action<CaseFiledData>? Opened;

    public void Submit(Candidate candidate) => _incidents.Writer.TryWrite(new Incident(candidate, candidate.Key, []));

    /// <param name="vacancy">Key of an earlier candidate, and the picture of its empty place.</param>
    public void Vacate(Vacancy vacancy) => _incidents.Writer.TryWrite(new Incident(null, vacancy.Key, vacancy.Stills));

    /// <summary>A camera ends: what it found before is filed when this returns, and what it finds later is as after a restart.</summary>
    public Task ForgetAsync(string camera, CancellationToken stopping)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _incidents.Writer.TryWrite(new Incident(null, camera, []) { Forgotten = done }) ? done.Task.WaitAsync(stopping) : Task.CompletedTask;
    }

    /// <summary>Somebody changed a case.</summary>
    internal void RaiseChanged() => Changed?.Invoke();

    /// <summary>What was submitted before the stop is still filed.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _incidents.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
        // A stop right after the start may come before the loop ran at all.
        while (!cancellationToken.IsCancellationRequested && _incidents.Reader.TryRead(out var incident))
            await TryHandleAsync(incident, NewId());
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var incident in _incidents.Reader.ReadAllAsync(CancellationToken.None))
        {
            var id = NewId();
            while (!await TryHandleAsync(incident, id))
            {
                if (stoppingToken.IsCancellationRequested)
                    return;
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());

    private async Task<bool> TryHandleAsync(Incident incident, Guid id)
    {
        try
        {
            if (incident.Forgotten is { } done)
                Forget(incident.Key, done);
            else if (incident.Candidate is { } candidate)
                await TakeAsync(candidate, id);
            else
                await VacateAsync(incident.Key, incident.After);
            Changed?.Invoke();
            return true;
        }
        catch (Exception e) when (e is JournalUnavailableException or SqliteException or IOException or UnauthorizedAccessException or CaseMovedException)
        {
            LogWaiting(incident.Key, Pause.TotalSeconds, e);
            return false;
        }
        catch (Exception e)
        {
            // One that can never be filed must not hold up the others; the line has all it takes to find out why.
            LogGivenUp(incident.Key, e);
            return true;
        }
    }

    private async Task TakeAsync(Candidate candidate, Guid id)
    {
        if (KnownCase(candidate) is { } known)
        {
            if (known.State != CaseStates.Shadow || candidate.Shadow)
            {
                await ExtendAsync(known, candidate);
                return;
            }
            // The trial is over: what the rule saw on trial gives way to a real case.
            await store.MoveAsync(known, new CaseChange(CaseMove.Vacate, [CaseStates.Closed], clock.GetUtcNow(), CaseStep.Gateway, "the rule is not on trial any more"), CancellationToken.None);
        }
        if (cameras.Find(candidate.CameraId) is not { } camera)
            throw new InvalidOperationException($"candidate of camera {candidate.CameraId}, which is not configured");
        var stills = evidence.Write(id, candidate.DecidedAt, candidate.Stills);
        var filed = CaseWriteUp.Of(id, candidate, camera.Options, stills, tables) with { DedupeKey = FreeKey(candidate.Key, id) };
        var told = !candidate.Shadow && Filing.IsAtOnce(camera.Options, candidate.RuleId);
        await store.OpenAsync(filed, told, CancellationToken.None);
        _casesThisRun[candidate.Key] = id;
        Opened?.Invoke(filed);
        LogOpened(candidate.CameraId, id, candidate.Category, candidate.Dwell.TotalSeconds, filed.State, told);
    }

    private async Task ExtendAsync(CaseRecord known, Candidate candidate)
    {
        var update = new CaseUpdatedData(
            known.Id,
            CaseUpdatedData.SeenAgain,
            candidate.DecidedAt,
            Math.Max(known.DwellSeconds, Math.Round(candidate.Dwell.TotalSeconds, 1)),
            known.Sightings + 1)
        { State = known.State };
        await store.ExtendAsync(known, FreeKey(candidate.Key, known.Id), update, CancellationToken.None);
        _casesThisRun[candidate.Key] = known.Id;
        LogExtended(candidate.CameraId, known.Id, update.Sightings);
    }

    /// <summary>
    /// The case this run has under the key; else the open case of the category that stands where this one does, unless this rule of this run has it for
    /// something else it sees at the same time. A key is made of a cell of the picture and given anew after a crash, so between two runs it proves nothing.
    /// </summary>
    private CaseRecord? KnownCase(Candidate candidate) => _casesThisRun.TryGetValue(candidate.Key, out var id)
        ? StillOpen(id)
        : store.OpenOf(candidate.CameraId, candidate.Category)
            .Where(open => !IsTaken(open.Case, candidate.RuleId) && open.Box.Iou(candidate.Box) >= SamePlace)
            .OrderByDescending(open => open.Box.Iou(candidate.Box))
            .Select(open => open.Case)
            .FirstOrDefault();

    private bool IsTaken(CaseRecord known, string rule) => known.Filed.Rule.Id == rule && _casesThisRun.ContainsValue(known.Id);

    private CaseRecord? StillOpen(Guid id) => store.Find(id) is { VacatedAt: null, MovedTo: null } open ? open : null;

    /// <summary>The key, or with a number behind it when another open case has it from an earlier run.</summary>
    private string FreeKey(string key, Guid id)
    {
        var free = key;
        for (var number = 2; store.FindOpen(free) is { } other && other.Id != id; number++)
            free = $"{key}~{number}";
        return free;
    }

    private async Task VacateAsync(string key, IReadOnlyList<Still> after)
    {
        // A place from before a restart was not told again: its case has the key it was filed under.
        var known = _casesThisRun.TryGetValue(key, out var id) ? StillOpen(id) : store.FindOpen(key);
        // Another rule that has the same case still sees somebody there.
        if (known is not null && !_casesThisRun.Any(one => one.Key != key && one.Value == known.Id)
            && CaseLife.Steps(known.State, CaseMove.Vacate, vacated: false) is { } steps)
        {
            // The pair of before and after is for cases that somebody answers for.
            IReadOnlyList<CaseStill> stills = after.Count > 0 && known.State is (CaseStates.PendingReview or CaseStates.Filed)
                ? [.. _latest.Take(known, LatestPictures.Last), .. evidence.Write(known.Id, known.Filed.Sighting.DecidedAt, after)] : [];
            await store.MoveAsync(known, new CaseChange(CaseMove.Vacate, steps, clock.GetUtcNow(), CaseStep.Camera, "") { Stills = stills }, CancellationToken.None);
            LogVacated(known.Filed.Camera.Id, known.Id);
        }
        _casesThisRun.Remove(key);
    }

    private void Forget(string camera, TaskCompletionSource done)
    {
        foreach (var key in _casesThisRun.Keys.Where(key => key.StartsWith($"{camera}/", StringComparison.Ordinal)).ToList())
            _casesThisRun.Remove(key);
        done.TrySetResult();
    }

    /// <summary>Something seen, or, without candidate, a place seen empty.</summary>
    private sealed record Incident(Candidate? Candidate, string Key, IReadOnlyList<Still> After)
    {
        /// <summary>The camera named by the key ends; to be told when that is noted.</summary>
        public TaskCompletionSource? Forgotten { get; init; }
    }
}
