using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Protocols.Barcodes;
using EdgeGateway.Service.Checkout.Ledger;

namespace EdgeGateway.Service.Checkout.Till;

/// <summary>
/// The one basket of this till. Cards and scans come from device loops, keys from pages and the API; one lock orders them, nothing
/// waits under it and no event is raised under it. What happens is decided by <see cref="TillDesk"/>.
/// </summary>
internal sealed class CheckoutSession : IDisposable
{
    private const int LongestContact = 40;

    private readonly Lock _gate = new();
    private readonly TillDesk _desk;
    private readonly TillHands _hands;
    private readonly TimeSpan _buyerTimeout;
    private readonly TimeProvider _clock;
    private readonly ITimer _idle;
    private Situation _now = Situation.Fresh;
    private long _startedAt;
    private CheckoutState _state;

    public CheckoutSession(TillDesk desk, TillHands hands, TimeSpan buyerTimeout, TimeProvider clock)
    {
        _desk = desk;
        _hands = hands;
        _buyerTimeout = buyerTimeout;
        _clock = clock;
        _state = StateView.Of(_now, desk, Today, version: 1);
        _idle = clock.CreateTimer(_ => Do(now => new Move(now.Forget())), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised after every change, outside the lock. Read <see cref="State"/>: it is the newest even when events overtake one another.</summary>
    public event Action? Changed;

    public CheckoutState State => Volatile.Read(ref _state);

    /// <summary>A reader read a card.</summary>
    public void Card(CardRead read)
    {
        _hands.Post(CheckoutEvents.IdentityRead(read));
        var buyer = _hands.Know(new Buyer(read.Document, read.DeviceId));
        Do(now => TillDesk.Card(now, buyer, Today));
    }

    /// <summary>A scanner read a label, or the clerk typed one.</summary>
    public void Label(string text, string? aimId)
    {
        var label = LabelParser.Parse(text, aimId);
        var buyer = _hands.MediumOf(text) is { } found ? _hands.Know(found) : null;
        var move = Do(now => now.Binding ? TillDesk.Bind(now, text) : buyer is not null ? _desk.Medium(now, buyer, Today) : _desk.Label(now, label, Today));
        if (move is { Bind: { } code, Next.Draft.Buyer: { } owner })
            _ = BindAsync(owner, code);
    }

    /// <summary>The same from another program, several units at once. False when nothing was added: the notice says why.</summary>
    public bool Add(string code, int quantity)
    {
        var label = LabelParser.Parse(code, null);
        var added = false;
        Do(now =>
        {
            var move = _desk.Label(now, label, Today);
            added = !ReferenceEquals(move.Next.Draft, now.Draft);
            if (!added || quantity == 1)
                return move;
            var draft = move.Next.Draft;
            return move with { Next = move.Next with { Draft = draft.Adjust(draft.Selected, quantity - 1) } };
        });
        return added;
    }

    /// <summary>Answers "which of these": 0 is the first.</summary>
    public void Choose(int index) => Do(now => _desk.Choose(now, index, Today));

    public void Adjust(int index, int delta) => Do(now => new Move(now.With(now.Draft.Adjust(index, delta))));

    public void AdjustSelected(int delta) => Do(now => new Move(now.With(now.Draft.Adjust(now.Draft.Selected, delta))));

    public void RemoveSelected() => Do(now => new Move(now.With(now.Draft.Remove(now.Draft.Selected))));

    public void Select(int index) => Do(now => new Move(now.With(now.Draft.Select(index))));

    /// <summary>Moves the selection up (negative) or down.</summary>
    public void Step(int rows) => Do(now => new Move(now.With(now.Draft.Select(now.Draft.Selected + rows))));

    public void SetPurpose(string? purpose)
    {
        var text = string.IsNullOrWhiteSpace(purpose) ? null : purpose.Trim();
        Do(now => new Move(now.With(now.Draft with { Purpose = text })));
    }

    /// <summary>Sells on beyond the quota, with this reason on record; null or empty takes it back.</summary>
    public void SetQuotaReason(string? reason)
    {
        var text = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        Do(now => new Move(now.With(now.Draft with { QuotaReason = text })));
    }

    /// <summary>How the buyer can be reached; null or empty takes it away. What the page shows, masked, changes nothing when it comes back.</summary>
    public void SetContact(string? contact)
    {
        var text = contact?.Trim() is { Length: > 0 and <= LongestContact } said && !said.Any(char.IsControl) ? said : null;
        if (text?.Contains('*', StringComparison.Ordinal) != true)
            Do(now => new Move(now.With(now.Draft with { Contact = text })));
    }

    /// <summary>The next scan is the code to bind to the buyer.</summary>
    public void AskForMedium() => Do(TillDesk.AskForMedium);

    /// <summary>Binds a code to the buyer of the basket. False when it was not bound: the notice says why.</summary>
    public Task<bool> BindAsync(string code) => State.Buyer is not null && Volatile.Read(ref _now).Draft.Buyer is { } owner
        ? BindAsync(owner, code)
        : Task.FromResult(Do(TillDesk.AskForMedium).Next.Binding);

    /// <summary>The wrong person's card: takes the buyer off and keeps the goods.</summary>
    public void DropBuyer() => Do(now => new Move(now.With(now.Draft with { Buyer = null, QuotaReason = null, Contact = null }) with { Binding = false }));

    /// <summary>Empties the basket; <see cref="Undo"/> brings it back until something else is begun.</summary>
    public void Clear() => Do(now => new Move(now.Clear()));

    public void Undo() => Do(now => new Move(now.Restore()));

    /// <summary>The main key: writes the sale when everything is there, otherwise says what is missing.</summary>
    public async Task<ConfirmResult> ConfirmAsync(CancellationToken stopping)
    {
        var took = TimeSpan.Zero;
        var move = Do(now =>
        {
            took = _clock.GetElapsedTime(_startedAt);
            return _desk.Confirm(now, Today);
        });
        if (move.Sale is not { } draft)
            return new ConfirmResult(null, move.Next.Notice);
        RecordResult result;
        try
        {
            result = await _hands.Record(draft, took, stopping).ConfigureAwait(false);
        }
        catch
        {
            Do(now => new Move(now.GiveBack(draft, RecordResult.NotRecorded)));
            throw;
        }
        if (result.Sale is not { } sale)
        {
            Do(now => new Move(now.GiveBack(draft, result.Trouble ?? RecordResult.NotRecorded)));
            return new ConfirmResult(null, Trouble: result.Trouble);
        }
        _hands.Print(sale.Id);
        Do(now => new Move(now.Written()));
        return new ConfirmResult(sale);
    }

    public void Dispose() => _idle.Dispose();

    private DateOnly Today => DateOnly.FromDateTime(_clock.GetLocalNow().DateTime);

    private async Task<bool> BindAsync(Buyer owner, string code)
    {
        var notice = await _hands.Bind(owner, code, CancellationToken.None).ConfigureAwait(false);
        Do(now => new Move(now with { Notice = notice }));
        return notice.Kind == NoticeKind.Info;
    }

    private Move Do(Func<Situation, Move> decide)
    {
        Move move;
        lock (_gate)
        {
            move = decide(_now);
            if (_now.Draft.IsEmpty && !move.Next.Draft.IsEmpty)
                _startedAt = _clock.GetTimestamp();
            if (move.Refusal is { } refusal)
                _hands.Post(CheckoutEvents.Refused(refusal));
            _now = move.Next;
            Volatile.Write(ref _state, StateView.Of(_now, _desk, Today, _state.Version + 1));
            var holdsSomebody = _now.Draft.Buyer is not null || _now.Undo is not null;
            _idle.Change(holdsSomebody ? _buyerTimeout : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        Changed?.Invoke();
        return move;
    }
}
