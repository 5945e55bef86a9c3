namespace EdgeGateway.Service.Cases;

/// <summary>Moves that people make, and the one that time makes. Each is one commit with who, when and why.</summary>
internal sealed partial class ReviewDesk(CaseStore store, CaseDesk desk, TimeProvider clock, ILogger<ReviewDesk> log, LatestPictures? latest = null) : IDisposable
{
    // One after the other: two people at one case must not write its latest picture at the same time.
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <param name="id">The case.</param>
    /// <param name="move">Not <see cref="CaseMove.Vacate"/>: that is the camera's.</param>
    /// <param name="by">Name or number of the person, or <see cref="CaseStep.Gateway"/>.</param>
    /// <param name="reason">May be empty.</param>
    /// <param name="stopping">Gives up waiting for room in the journal.</param>
    /// <exception cref="Journal.JournalUnavailableException">Nothing was written.</exception>
    public async Task<ReviewOutcome> MoveAsync(Guid id, CaseMove move, string by, string reason, CancellationToken stopping)
    {
        await _one.WaitAsync(stopping);
        try
        {
            return await MoveAloneAsync(id, move, by, reason, stopping);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<ReviewOutcome> MoveAloneAsync(Guid id, CaseMove move, string by, string reason, CancellationToken stopping)
    {
        while (true)
        {
            if (store.Find(id) is not { } known)
                return ReviewOutcome.Unknown;
            // Another box goes on with it.
            if (known.MovedTo is not null)
                return ReviewOutcome.Moved;
            if (CaseLife.Steps(known.State, move, known.VacatedAt is not null) is not { Count: > 0 } steps)
                return ReviewOutcome.NotAllowed;
            try
            {
                await store.MoveAsync(known, new CaseChange(move, steps, clock.GetUtcNow(), by, reason) { Stills = Latest(known, move) }, stopping);
                LogMoved(id, move, by, steps[^1]);
                desk.RaiseChanged();
                return ReviewOutcome.Done;
            }
            catch (CaseMovedException)
            {
                // The camera, or somebody else, was faster: what is allowed now may be something else.
                LogAgain(id);
            }
        }
    }

    /// <summary>How it stands at the moment a person agrees. A disk that refuses does not hold up the verdict.</summary>
    private IReadOnlyList<CaseStill> Latest(CaseRecord known, CaseMove move)
    {
        if (move != CaseMove.Accept || latest is null)
            return [];
        try
        {
            return latest.Take(known, LatestPictures.Latest);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            LogNoLatest(known.Id, refused);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Case {Case}: its latest picture cannot be written; look at the disk. The verdict stands without it")]
    private partial void LogNoLatest(Guid @case, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Case {Case}: {Move} by {By}, now {State}")]
    private partial void LogMoved(Guid @case, CaseMove move, string by, string state);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Case {Case} was changed meanwhile, read again")]
    private partial void LogAgain(Guid @case);
}
