namespace EdgeGateway.Service.Journal;

/// <summary>One caller's commit on its way through the writer.</summary>
internal sealed class CommitRequest(FactWriter? facts, IReadOnlyList<EventDraft> drafts)
{
    // Continuations must never run on the writer: they are the callers' code.
    private readonly TaskCompletionSource<IReadOnlyList<CommittedEvent>> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<CommittedEvent> _written = [];
    private Exception? _refused;

    public FactWriter? Facts => facts;

    public IReadOnlyList<EventDraft> Drafts => drafts;

    public Task<IReadOnlyList<CommittedEvent>> Done => _done.Task;

    /// <summary>Written inside the transaction; not on disk yet.</summary>
    public void Written(IReadOnlyList<CommittedEvent> events) => (_written, _refused) = (events, null);

    /// <summary>Its own fact writer threw; the others of the group go on.</summary>
    public void Refused(Exception why) => _refused = why;

    /// <summary>The transaction is on disk.</summary>
    public void Complete()
    {
        if (_refused is null) _done.TrySetResult(_written);
        else _done.TrySetException(_refused);
    }

    /// <summary>The whole transaction was refused.</summary>
    public void Fail(Exception why) => _done.TrySetException(why);
}
