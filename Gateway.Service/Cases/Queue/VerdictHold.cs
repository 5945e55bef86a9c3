using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Cases.Queue;

/// <summary>
/// A case's life knows no way back: steps are only added to and platforms are told. So one reviewer's verdicts wait here for some seconds in which they can be
/// taken back; then they are committed. Leaving the page commits what waits. Any thread.
/// </summary>
internal sealed class VerdictHold(ReviewDesk desk, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>How long a verdict can be taken back.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    private readonly Lock _gate = new();
    private readonly List<(HeldVerdict Verdict, ITimer Timer)> _held = [];
    private Task _commits = Task.CompletedTask;

    /// <summary>A verdict was held, taken back or committed.</summary>
    public event Action? Changed;

    /// <summary>Null: the journal refuses; nothing was written. Raised after every commit.</summary>
    public event Action<HeldVerdict, ReviewOutcome?>? Settled;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<HeldVerdict> Held
    {
        get
        {
            lock (_gate)
                return [.. _held.Select(one => one.Verdict)];
        }
    }

    public HeldVerdict? Of(Guid caseId) => Held.FirstOrDefault(one => one.CaseId == caseId);

    /// <summary>False when there is one for the case already.</summary>
    public bool Hold(HeldVerdict verdict)
    {
        lock (_gate)
        {
            if (_held.Any(one => one.Verdict.CaseId == verdict.CaseId))
                return false;
            _held.Add((verdict, clock.CreateTimer(_ => Release(verdict), null, Patience, Timeout.InfiniteTimeSpan)));
        }
        Changed?.Invoke();
        return true;
    }

    /// <summary>Takes one back, the latest when none is named.</summary>
    /// <returns>What was taken back; null when it is too late.</returns>
    public HeldVerdict? TakeBack(Guid? caseId = null)
    {
        var found = Held.LastOrDefault(one => caseId is null || one.CaseId == caseId);
        if (found is null || !Forget(found))
            return null;
        Changed?.Invoke();
        return found;
    }

    /// <summary>Commits everything now.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var verdict in Held)
            Release(verdict);
        Task commits;
        lock (_gate)
            commits = _commits;
        await commits;
    }

    private bool Forget(HeldVerdict verdict)
    {
        lock (_gate)
        {
            var index = _held.FindIndex(one => one.Verdict == verdict);
            if (index < 0)
                return false;
            _held[index].Timer.Dispose();
            _held.RemoveAt(index);
            return true;
        }
    }

    private void Release(HeldVerdict verdict)
    {
        if (!Forget(verdict))
            return;
        lock (_gate)
            _commits = CommitAfterAsync(_commits, verdict);
    }

    /// <summary>In the order of the verdicts.</summary>
    private async Task CommitAfterAsync(Task before, HeldVerdict verdict)
    {
        // Never on the caller's stack: it holds the lock.
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        ReviewOutcome? outcome = null;
        try
        {
            outcome = await desk.MoveAsync(verdict.CaseId, verdict.Move, verdict.By, verdict.Reason, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception refused) when (refused is JournalUnavailableException or Microsoft.Data.Sqlite.SqliteException)
        {
            outcome = null;
        }
        Settled?.Invoke(verdict, outcome);
        Changed?.Invoke();
    }
}
