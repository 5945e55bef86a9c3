using EdgeGateway.Service.Delivery.Quarantine;
using EdgeGateway.Service.Delivery.Receipts;
using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery;

/// <summary>
/// What one destination has: the only state that outlives a connection. Kept in memory, written to the journal's file in batches by
/// <see cref="Storage.ProgressSaver"/>. What a crash takes of it is sent again, and receivers de-duplicate. Thread safe.
/// </summary>
internal sealed partial class DestinationBook
{
    private readonly Lock _lock = new();
    private readonly RangeSet _settled;
    private readonly RangeSet _quarantined;
    private readonly AgainSet _again;
    private readonly RangeSet _gone = new();
    private readonly List<QuarantineChange> _changes = [];
    private RangeSet _confirmed = new();
    private Receipt? _receipt;
    private DateTimeOffset? _lastAcknowledged;
    private bool _dirty;

    public DestinationBook(string id, SavedBook saved)
    {
        (Id, _personalCount) = (id, saved.PersonalCount);
        _settled = saved.Settled;
        _quarantined = new RangeSet(saved.Quarantined.Select(seq => new SeqRange(seq, seq)));
        _again = new AgainSet(saved.Again.Ranges.Concat(saved.ToResend.Select(seq => new SeqRange(seq, seq))));
        if (saved.Receipt is not null)
            Take(saved.Receipt);
    }

    /// <summary>Raised, outside the lock, after every change; the flag asks for a save at once.</summary>
    public event Action<bool>? Changed;

    /// <summary>Raised when events are to be sent again.</summary>
    public event Action? AgainAsked;

    public string Id { get; }

    public bool IsSettled(long seq)
    {
        lock (_lock)
            return _settled.Contains(seq);
    }

    /// <summary>First number at or after <paramref name="seq"/> the destination does not have.</summary>
    public long NextWaiting(long seq)
    {
        lock (_lock)
            return _settled.NextMissing(seq);
    }

    /// <summary>Numbers that carry no event (never written, or removed by retention): nothing to wait for.</summary>
    public void Skip(SeqRange range)
    {
        if (range.Count <= 0)
            return;
        lock (_lock)
        {
            _settled.Add(range);
            _gone.Add(range);
            CountGone(range);
            _dirty = true;
        }

        Changed?.Invoke(false);
    }

    public void Acknowledge(long seq, DateTimeOffset now)
    {
        lock (_lock)
        {
            Settle(seq);
            if (_quarantined.Contains(seq))
                _changes.Add(new QuarantineChange(seq, null));
            _quarantined.Remove(new SeqRange(seq, seq));
            _lastAcknowledged = now;
            _dirty = true;
        }

        Changed?.Invoke(false);
    }

    /// <summary>Sets an event aside that the platform refuses.</summary>
    public void SetAside(CommittedEvent @event, Answer answer, DateTimeOffset now)
    {
        lock (_lock)
        {
            Settle(@event.Seq);
            _quarantined.Add(@event.Seq);
            _changes.Add(new QuarantineChange(@event.Seq, new QuarantineEntry(0, Id, @event.Seq, @event.Id, @event.Type, answer.Code, answer.Reason, now, 1)));
            _dirty = true;
        }

        Changed?.Invoke(true);
    }

    /// <summary>Sends events again that the destination was thought to have, or that are in quarantine.</summary>
    public void SendAgain(RangeSet seqs)
    {
        lock (_lock)
        {
            _again.Add(seqs);
            _dirty = true;
        }

        Changed?.Invoke(false);
        AgainAsked?.Invoke();
    }

    /// <summary>The lowest numbers to be sent again; null when there are none.</summary>
    public SeqRange? NextAgain()
    {
        lock (_lock)
            return _again.Next;
    }

    /// <summary>It goes again now; the wish is kept on disk until it is answered.</summary>
    public void TakeAgain(long seq)
    {
        lock (_lock)
            _again.Take(seq);
    }

    /// <summary>Numbers that cannot be sent again because the journal has no event for them (any more): nobody is asked for them twice.</summary>
    public void GiveUp(SeqRange range)
    {
        lock (_lock)
        {
            _again.Done(range);
            _gone.Add(range);
            _dirty = true;
        }
    }

    /// <summary>What the platform says it has. One the broker had kept only ever adds; a fresh one may also say that something was lost.</summary>
    public void Confirm(Receipt receipt, bool keptByBroker)
    {
        lock (_lock)
        {
            if (keptByBroker && _receipt is not null && receipt.Watermark < _receipt.Watermark)
                return;
            Take(receipt);
            _dirty = true;
        }

        Changed?.Invoke(false);
    }

    /// <summary>What the platform's broker acknowledged and the journal still has: settled, without what is set aside or gone.</summary>
    public RangeSet Acknowledged()
    {
        lock (_lock)
            return Without(_gone.Ranges.Concat(_quarantined.Ranges).Append(new SeqRange(1, Filter.Start)));
    }

    public DeliveryTick TickOf(long seq)
    {
        lock (_lock)
        {
            if (_quarantined.Contains(seq))
                return DeliveryTick.Rejected;
            if (_confirmed.Contains(seq))
                return DeliveryTick.Confirmed;
            return _settled.Contains(seq) ? DeliveryTick.Delivered : DeliveryTick.Waiting;
        }
    }

    public BookPage Page()
    {
        lock (_lock)
        {
            return new BookPage(_settled.Low, _settled.Count, _quarantined.Count, _receipt, _lastAcknowledged)
            {
                // Kept until the platform has it: the lowest number that retention must not touch.
                Missing = MissingLocked(),
                PersonalCount = _personalCount,
                MissingGone = MissingGoneLocked(),
                NeededFrom = Math.Min(_settled.NextMissing(1), _quarantined.IsEmpty ? long.MaxValue : _quarantined.Ranges[0].From),
            };
        }
    }

    /// <summary>What changed since the last call; null when nothing did.</summary>
    public BookChanges? TakeChanges()
    {
        lock (_lock)
        {
            if (!_dirty)
                return null;
            _dirty = false;
            var changes = new BookChanges(Id, _settled.ToString(), _receipt, [.. _changes]) { Provided = TakeProvided(), Again = _again.All.ToString() };
            _changes.Clear();
            return changes;
        }
    }

    /// <summary>The save failed: the next one carries them again.</summary>
    public void PutBack(BookChanges changes)
    {
        lock (_lock)
        {
            _changes.InsertRange(0, changes.Quarantine);
            _provided.InsertRange(0, changes.Provided);
            _dirty = true;
        }
    }

    private void Settle(long seq)
    {
        CountSettled(seq);
        _settled.Add(seq);
        _again.Done(new SeqRange(seq, seq));
    }

    private RangeSet Without(IEnumerable<SeqRange> others)
    {
        var rest = _settled.Clone();
        foreach (var range in others)
            rest.Remove(range);
        return rest;
    }

    private void Take(Receipt receipt)
    {
        _receipt = receipt;
        _confirmed = new RangeSet([new SeqRange(1, receipt.Watermark)]);
        foreach (var pair in receipt.Missing)
            _confirmed.Remove(new SeqRange(pair[0], pair[1]));
    }
}
