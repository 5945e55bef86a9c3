using System.Threading.Channels;
using EdgeGateway.Service.Journal;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Rules;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Cases;

/// <summary>
/// Makes cases out of candidates, one after the other: evidence to disk first, then case and event in one commit. A place that has an open
/// case does not get a second one, whatever restarted in between.
/// </summary>
internal sealed partial class CaseDesk(CaseStore store, EvidenceFolder evidence, CameraRoster cameras, TimeProvider clock, ILogger<CaseDesk> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Two boxes that share so much of their area are the same thing standing there after a restart.</summary>
    private const float SamePlace = 0.5f;

    // Unbounded, because a candidate is a fact: rules give one per place, so there are as many as there are places in sight.
    private readonly Channel<Incident> _incidents = Channel.CreateUnbounded<Incident>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<string, Guid> _casesThisRun = new(StringComparer.Ordinal);

    /// <summary>Raised after a case was filed or changed, on the desk's own loop. Handlers return quickly.</summary>
    public event Action? Changed;

    public void Submit(Candidate candidate)
    {
        if (candidate.Shadow)
            LogShadow(candidate.CameraId, candidate.RuleId, candidate.Key, candidate.Dwell.TotalSeconds);
        else
            _incidents.Writer.TryWrite(new Incident(candidate, candidate.Key));
    }

    /// <param name="key">Key of an earlier candidate.</param>
    public void Vacate(string key) => _incidents.Writer.TryWrite(new Incident(null, key));

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
            if (incident.Candidate is { } candidate)
                await TakeAsync(candidate, id);
            else
                await VacateAsync(incident.Key);
            Changed?.Invoke();
            return true;
        }
        catch (Exception e) when (e is JournalUnavailableException or SqliteException or IOException or UnauthorizedAccessException)
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
            var update = new CaseUpdatedData(
                known.Id,
                CaseUpdatedData.SeenAgain,
                candidate.DecidedAt,
                Math.Max(known.DwellSeconds, Math.Round(candidate.Dwell.TotalSeconds, 1)),
                known.Sightings + 1);
            await store.ExtendAsync(known, FreeKey(candidate.Key, known.Id), update, CancellationToken.None);
            _casesThisRun[candidate.Key] = known.Id;
            LogExtended(candidate.CameraId, known.Id, update.Sightings);
            return;
        }
        if (cameras.Find(candidate.CameraId) is not { } camera)
            throw new InvalidOperationException($"candidate of camera {candidate.CameraId}, which is not configured");
        var stills = evidence.Write(id, candidate.DecidedAt, candidate.Stills);
        await store.FileAsync(CaseWriteUp.Of(id, candidate, camera.Options, stills) with { DedupeKey = FreeKey(candidate.Key, id) }, CancellationToken.None);
        _casesThisRun[candidate.Key] = id;
        LogFiled(candidate.CameraId, id, candidate.Category, candidate.Dwell.TotalSeconds);
    }

    /// <summary>
    /// The case this run has under the key; for the first sight after a restart the open case of the same rule that stands where this one does. A key
    /// is made of a cell of the picture and given anew after a crash, so between two runs it proves nothing.
    /// </summary>
    private CaseRecord? KnownCase(Candidate candidate) => _casesThisRun.TryGetValue(candidate.Key, out var id)
        ? StillOpen(id)
        : store.OpenOf(candidate.CameraId, candidate.RuleId)
            .Where(open => !_casesThisRun.ContainsValue(open.Case.Id) && open.Box.Iou(candidate.Box) >= SamePlace)
            .OrderByDescending(open => open.Box.Iou(candidate.Box))
            .Select(open => open.Case)
            .FirstOrDefault();

    private CaseRecord? StillOpen(Guid id) => store.Find(id) is { VacatedAt: null } open ? open : null;

    /// <summary>The key, or with a number behind it when another open case has it from an earlier run.</summary>
    private string FreeKey(string key, Guid id)
    {
        var free = key;
        for (var number = 2; store.FindOpen(free) is { } other && other.Id != id; number++)
            free = $"{key}~{number}";
        return free;
    }

    private async Task VacateAsync(string key)
    {
        // A place from before a restart was not told again: its case has the key it was filed under.
        var known = _casesThisRun.Remove(key, out var id) ? StillOpen(id) : store.FindOpen(key);
        if (known is null)
            return;
        var update = new CaseUpdatedData(known.Id, CaseUpdatedData.PlaceVacated, clock.GetUtcNow(), known.DwellSeconds, known.Sightings);
        await store.VacateAsync(known, update, CancellationToken.None);
        LogVacated(known.Filed.Camera.Id, known.Id);
    }

    /// <summary>Something seen, or, without candidate, a place seen empty.</summary>
    private sealed record Incident(Candidate? Candidate, string Key);
}
