using EdgeGateway.Service.Delivery.Media;
using EdgeGateway.Service.Delivery.Storage;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery;

/// <summary>How far everything is, for pages, API and metrics. Singleton; safe to ask from any thread at any time.</summary>
public sealed class DeliveryOverview
{
    private volatile IReadOnlyList<DestinationWorker> _workers = [];
    private JournalStore? _journal;

    /// <summary>Raised at most five times a second while something changes. Handlers return quickly and must not throw.</summary>
    public event Action? Changed;

    /// <summary>A destination answered, and how long after sending. Handlers return at once and do not throw.</summary>
    internal event Action<string, TimeSpan>? Answered;

    /// <summary>All destinations in the order of the configuration.</summary>
    public IReadOnlyList<DestinationView> All => [.. _workers.Select(View)];

    /// <summary>Lowest event number that some destination may still ask for: retention keeps everything from here on.</summary>
    public long NeededFrom => _workers.Select(worker => worker.Book.Page().NeededFrom).DefaultIfEmpty(1).Min();

    /// <summary>How far one event is at the destinations that get it. <see cref="DeliveryTick.Nowhere"/> when no destination takes it.</summary>
    public DeliveryTick TickOf(long seq) => Worst(Concerned(seq), seq);

    /// <summary>The same for an event that was read already.</summary>
    public DeliveryTick TickOf(CommittedEvent @event) => Worst([.. _workers.Where(worker => worker.Book.Filter.Takes(@event))], @event.Seq);

    /// <summary>How far one event is at one destination; null when that does not get it, or does not exist.</summary>
    public DeliveryTick? TickOf(string destination, CommittedEvent @event) =>
        _workers.FirstOrDefault(worker => worker.Id == destination) is { } worker && worker.Book.Filter.Takes(@event) ? worker.Book.TickOf(@event.Seq) : null;

    /// <summary>The destinations that get this event; all when its event is not in the journal any more.</summary>
    private IReadOnlyList<DestinationWorker> Concerned(long seq)
    {
        var workers = _workers;
        if (workers.All(worker => worker.Book.Filter.TakesAll) || _journal!.ReadEvents(seq - 1, 1) is not [var found] || found.Seq != seq)
            return workers;
        return [.. workers.Where(worker => worker.Book.Filter.Takes(found))];
    }

    internal void Use(IReadOnlyList<DestinationWorker> workers, JournalStore journal) => (_workers, _journal) = (workers, journal);

    /// <summary>False when there is no such destination.</summary>
    internal bool SendAgain(string destination, IEnumerable<long> seqs)
    {
        var worker = _workers.FirstOrDefault(worker => worker.Id == destination);
        worker?.Book.SendAgain(new RangeSet(seqs.Select(seq => new SeqRange(seq, seq))));
        return worker is not null;
    }

    /// <summary>Sends a range of kept events again to one destination; null when there is no such destination.</summary>
    internal ResendRangeAnswer? SendRangeAgain(string destination, long from, long to)
    {
        if (_journal is not { } journal || _workers.FirstOrDefault(worker => worker.Id == destination) is not { } worker)
            return null;
        var wish = new SeqRange(from, Math.Min(to, journal.LastSeq));
        if (DeliveryStore.FirstIn(journal, wish) is not { } first)
            return new ResendRangeAnswer(destination, from, from - 1, 0, Math.Max(0, wish.Count));
        var events = DeliveryStore.CountIn(journal, wish);
        worker.Book.SendAgain(new RangeSet([wish with { From = first }]));
        return new ResendRangeAnswer(destination, first, wish.To, events, wish.Count - events);
    }

    /// <summary>The way of a destination's pictures; null when there is no such destination or it gets none.</summary>
    internal PictureLane? PicturesOf(string destination) => _workers.FirstOrDefault(worker => worker.Id == destination)?.Pictures;

    /// <summary>Cases with pictures that a destination of now still waits for.</summary>
    internal IReadOnlySet<Guid> AwaitedCases() => _workers.Any(worker => worker.Pictures is not null) ? new MediaStore(_journal!).Awaited() : new HashSet<Guid>();

    /// <summary>The books are read: what is delivered is known.</summary>
    internal bool IsReady => _journal is not null;

    /// <summary>What every destination has; empty when there is none.</summary>
    internal RangeSet Released()
    {
        var books = _workers.Select(worker => worker.Book.Released()).ToList();
        return books.Count == 0 ? new RangeSet() : books.Aggregate((all, one) => all.Intersect(one));
    }

    /// <summary>These events are gone for want of room.</summary>
    internal void Dropped(RangeSet seqs)
    {
        foreach (var worker in _workers)
            worker.Book.Drop(seqs);
    }

    internal void RaiseAnswered(string destination, TimeSpan took) => Answered?.Invoke(destination, took);

    internal void RaiseChanged() => Changed?.Invoke();

    // Before the books are read nobody knows who will take it.
    private DeliveryTick Worst(IReadOnlyList<DestinationWorker> workers, long seq) =>
        workers.Count == 0 ? (IsReady ? DeliveryTick.Nowhere : DeliveryTick.Waiting) : workers.Min(worker => worker.Book.TickOf(seq));

    private DestinationView View(DestinationWorker worker)
    {
        var (page, state) = (worker.Book.Page(), worker.State);
        var covered = page.Receipt is { } receipt && _journal!.ReadEvents(receipt.Watermark - 1, 1) is [var last] && last.Seq == receipt.Watermark ? last.Time : (DateTimeOffset?)null;
        return new DestinationView(worker.Id, worker.Kind)
        {
            Address = state.Address,
            State = state.Link switch { LinkState.Connected => "connected", LinkState.Connecting => "connecting", _ => "waiting" },
            Since = state.Since,
            OfflineSeconds = Math.Round(worker.Offline.TotalSeconds, 1),
            Queue = worker.Waiting,
            InFlight = worker.Meter.InFlight,
            DeliveredUpTo = page.Low,
            ConfirmedUpTo = page.Receipt?.Watermark,
            ConfirmedMissing = page.Missing,
            ConfirmedSentence = ConfirmedWords.Of(page.Receipt, page.Missing, page.MissingGone, covered, worker.Clock),
            ConfirmedAt = page.Receipt?.ConfirmedAt,
            Chain = page.Receipt?.Chain,
            Quarantined = page.Quarantined,
            PersonalDataSent = page.PersonalCount,
            Stills = worker.Pictures?.View,
            LastAcknowledged = page.LastAcknowledged,
            OldestWaiting = worker.Waiting > 0 && _journal!.ReadEvents(page.Low, 1) is [var oldest] ? oldest.Time : null,
            LastError = worker.Meter.Refusal?.Reason ?? state.Loss?.Detail,
        };
    }
}
