using System.Diagnostics.CodeAnalysis;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery.Sending;

/// <summary>
/// Chooses what goes next: what was sent back by a "not now", then new events, then single repeats, then the backlog as fast as its
/// throttle allows. New events never wait for the backlog, but every <see cref="ReplayShare"/>th place is the backlog's, so that it ends.
/// A backlog that fits into one window goes first: it costs a round trip, and everything stays in order.
/// </summary>
internal sealed class Outgoing
{
    private const int ReplayShare = 16;

    private readonly JournalStore _journal;
    private readonly DestinationBook _book;
    private readonly Lane _live;
    private readonly Lane _replay;
    private readonly Repeats _repeats;
    private readonly ReplayThrottle _throttle;
    private readonly long _boundary;
    private readonly PriorityQueue<Parcel, long> _back = new();
    private readonly Queue<Parcel> _deferred = [];
    private readonly Suspects _suspects;
    private readonly bool _small;
    private int _liveInARow;
    private bool _replayDone;

    public Outgoing(JournalStore journal, DestinationBook book, DestinationOptions options, Suspects suspects, DeliveryClock time)
    {
        (_journal, _book, _suspects) = (journal, book, suspects);
        // What was there when the link came up is the backlog; what comes from now on is live.
        _boundary = journal.LastSeq;
        _live = new Lane(journal, book, _boundary, long.MaxValue);
        _replay = new Lane(journal, book, 0, _boundary);
        Retries = new RetryPile(time.Clock);
        _repeats = new Repeats(journal, book, new ReplayThrottle(options.ReplayRate, TimeSpan.Zero, time.Clock));
        _small = book.Waiting(_boundary) <= options.Window;
        _throttle = new ReplayThrottle(_small ? 0 : options.ReplayRate, _small ? TimeSpan.Zero : options.ReplayStartDelay * time.Random(), time.Clock);
    }

    public RetryPile Retries { get; }

    /// <summary>Where the live lane waits for more.</summary>
    public long LivePosition => _live.Position;

    /// <param name="busy">Something is on its way: a suspect must wait, so that it goes alone.</param>
    /// <param name="parcel">What to send.</param>
    public bool TryNext(bool busy, [NotNullWhen(true)] out Parcel? parcel)
    {
        parcel = null;
        if (_suspects.Proved && _deferred.Count > 0)
            return !busy && _deferred.TryDequeue(out parcel);
        while (TryChoose(out parcel))
        {
            if (!_suspects.Contains(parcel.Event.Seq))
                return true;
            _deferred.Enqueue(parcel);
        }

        return !busy && _deferred.TryDequeue(out parcel);
    }

    private bool TryChoose([NotNullWhen(true)] out Parcel? parcel)
    {
        if (_back.TryDequeue(out parcel, out _) || (_small && TryReplay(out parcel)))
            return true;
        if (_liveInARow < ReplayShare && _live.TryNext(out var live, out var leftOut))
        {
            _liveInARow++;
            parcel = new Parcel(live, Replay: false) { LeftOut = leftOut };
            return true;
        }

        _liveInARow = 0;
        if (TryRepeat(out parcel) || TryReplay(out parcel))
            return true;
        if (!_live.TryNext(out live, out leftOut))
            return false;
        parcel = new Parcel(live, Replay: false) { LeftOut = leftOut };
        return true;
    }

    /// <summary>Not taken now through no fault of its own: goes first when sending goes on, in order.</summary>
    public void PutBack(Parcel parcel) => _back.Enqueue(parcel, parcel.Event.Seq);

    /// <summary>Until something may go that may not go now; null when only something new helps.</summary>
    public TimeSpan? Left()
    {
        var retry = Retries.Left();
        if (_repeats.Left() is { } repeat && (retry is null || repeat < retry))
            retry = repeat;
        if (_replayDone)
            return retry;
        var throttle = _throttle.Wait();
        return retry is null || throttle < retry ? throttle : retry;
    }

    private bool TryReplay([NotNullWhen(true)] out Parcel? parcel)
    {
        parcel = null;
        if (_replayDone || _throttle.Wait() > TimeSpan.Zero)
            return false;
        if (!_replay.TryNext(out var backlog, out var leftOut))
        {
            _replayDone = true;
            return false;
        }

        _throttle.Take();
        parcel = new Parcel(backlog, Replay: true) { LeftOut = leftOut };
        return true;
    }

    private bool TryRepeat([NotNullWhen(true)] out Parcel? parcel)
    {
        parcel = null;
        if (Retries.TryTake(out var retry))
        {
            parcel = new Parcel(retry, Replay: retry.Seq <= _boundary);
            return true;
        }

        if (!_repeats.TryNext(out var again))
            return false;
        parcel = new Parcel(again, Replay: true) { Again = true, LeftOut = LeftOutBefore(again.Seq) };
        return true;
    }

    private SeqRange? LeftOutBefore(long seq) =>
        !_book.Filter.TakesAll && _book.Filter.TakenBefore(_journal, seq) + 1 is var first && first < seq ? new SeqRange(first, seq - 1) : null;
}

/// <summary>One event about to be sent.</summary>
/// <param name="Event">From the journal.</param>
/// <param name="Replay">It waited for a connection, or goes a second time.</param>
internal sealed record Parcel(CommittedEvent Event, bool Replay)
{
    /// <summary>The book counts it as settled although it goes again; a lost link must put it back.</summary>
    public bool Again { get; init; }

    /// <summary>The numbers directly before it that are not for this destination; the receiver must not look for them. Null for none.</summary>
    public SeqRange? LeftOut { get; init; }
}
