using EdgeGateway.Service.Commands;
using EdgeGateway.Service.Delivery.Filter;
using EdgeGateway.Service.Delivery.Media;
using EdgeGateway.Service.Delivery.Receipts;
using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery;

/// <summary>
/// Supervises one destination: connects, sends while the link stands, waits, connects again. Knows nothing of the other destinations,
/// so that a dead, slow or refusing one delays nobody.
/// </summary>
internal sealed partial class DestinationWorker
{
    private static readonly TimeSpan AlarmPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LocalCap = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FarCap = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReceiptPatience = TimeSpan.FromSeconds(4);

    private readonly DestinationOptions _options;
    private readonly IConnector _connector;
    private readonly JournalStore _journal;
    private readonly DeliveryClock _time;
    private readonly ILogger _logger;
    private readonly ConnectSchedule _schedule;
    private readonly GapRequests _gaps;
    private readonly Suspects _suspects = new();
    private readonly TakeoverWatch _takeovers = new();
    private readonly LinkEvents _events;
    private readonly OfflineTime _offline;
    private volatile DestinationState _state;

    public DestinationWorker(DestinationOptions options, IConnector connector, JournalStore journal, DestinationBook book, DeliveryClock time, ILogger logger)
    {
        (_options, _connector, _journal, _time, _logger, Book) = (options, connector, journal, time, logger, book);
        var cap = options.ReconnectCap ?? (connector.AllLocal ? LocalCap : FarCap);
        _schedule = new ConnectSchedule(connector.Addresses.Count, cap, options.StableAfter, time.Clock, time.Random);
        _gaps = new GapRequests(ReceiptPatience, time.Clock);
        _events = new LinkEvents(OnReceipt) { Command = message => CommandCame?.Invoke(message) == true, Pictures = OnPictures };
        _offline = new OfflineTime(time.Clock);
        _state = new DestinationState(LinkState.Connecting, time.Clock.GetUtcNow(), connector.Addresses[0], null);
    }

    /// <summary>Raised after every change of <see cref="State"/>.</summary>
    public event Action? StateChanged;

    /// <summary>Takes what the platform asks for; says false when it has no room. Set before the run.</summary>
    public Func<CommandMessage, bool>? CommandCame { get; init; }

    /// <summary>The way of the pictures; null when this platform gets none. Set before the run.</summary>
    public PictureLane? Pictures { get; init; }

    public string Id => _options.Id;

    public string Kind => _options.Kind;

    public TimeProvider Clock => _time.Clock;

    public DestinationBook Book { get; }

    public LinkMeter Meter { get; } = new();

    public DestinationState State => _state;

    /// <summary>How long there was no connection.</summary>
    public TimeSpan Offline => _offline.Total;

    /// <summary>Events in the journal this destination does not have yet.</summary>
    public long Waiting => Book.Waiting(_journal.LastSeq);

    public async Task RunAsync(CancellationToken stopping)
    {
        var counting = Book.Filter.TakesAll ? Task.CompletedTask : new WantedCount(_journal, Book, Book.Filter, _time.Clock).RunAsync(stopping);
        var pictures = Pictures?.RunAsync(stopping) ?? Task.CompletedTask;
        await LinksAsync(stopping);
        await counting;
        await pictures;
    }

    private async Task LinksAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            LinkLoss loss;
            try
            {
                loss = await OneLinkAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Failed(_logger, Id, failure);
                loss = new LinkLoss(LossKind.Closed, Verdict.BackOff, failure.Message);
            }

            if (stopping.IsCancellationRequested)
                return;
            var pause = _schedule.Lost(loss.Verdict == Verdict.Alarm ? AlarmPause : default);
            OnLost(loss, pause);
            await Task.Delay(pause, _time.Clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<LinkLoss> OneLinkAsync(CancellationToken stopping)
    {
        var (link, loss) = await _connector.ConnectAsync(_schedule.Broker, _events, stopping);
        if (link is null)
        {
            _takeovers.NotReached();
            return loss!;
        }

        await using (link)
        {
            _schedule.Connected();
            var sending = new SendLoop(_journal, Book, _options, Meter, _suspects, _time);
            Connected(_logger, Id, link.Address, Waiting, link.Window);
            Change(new DestinationState(LinkState.Connected, _time.Clock.GetUtcNow(), link.Address, null));
            var connected = _time.Clock.GetTimestamp();
            loss = await sending.RunAsync(link, stopping);
            Condemn(_suspects.LinkLost(loss, sending.Unanswered), loss);
            return _takeovers.Lost(loss, _time.Clock.GetElapsedTime(connected), sending.Unanswered.Count);
        }
    }

    private void OnLost(LinkLoss loss, TimeSpan pause)
    {
        var waiting = Waiting;
        var address = _connector.Addresses[_schedule.Broker];
        // The same trouble every half minute is one line in the log, not a thousand.
        if (_state.Loss is not { } before || before.Kind != loss.Kind || before.Detail != loss.Detail)
            Lost(_logger, Id, _state.Address, loss.Kind, loss.Detail, waiting);
        else
            StillLost(_logger, Id, address, pause, waiting);
        var since = _state.Link == LinkState.Waiting ? _state.Since : _time.Clock.GetUtcNow();
        Change(new DestinationState(LinkState.Waiting, since, address, loss));
    }

    private void Condemn(long seq, LinkLoss loss)
    {
        if (seq == 0 || _journal.ReadEvents(seq - 1, 1) is not [var found] || found.Seq != seq)
            return;
        HangsUp(_logger, Id, seq, found.Type);
        Book.SetAside(found, new Answer(Verdict.Quarantine, loss.Code, $"the broker hangs up on this event ({loss.Detail})"), _time.Clock.GetUtcNow());
    }

    private void OnReceipt(Receipt receipt, bool keptByBroker)
    {
        Book.Confirm(receipt, keptByBroker);
        if (keptByBroker)
            return;
        var again = _gaps.On(receipt, Book.Acknowledged());
        if (again.IsEmpty)
            return;
        var count = again.Count;
        SendingAgain(_logger, Id, count, again);
        Book.SendAgain(again);
    }

    private void OnPictures(ReadOnlyMemory<byte> receipt, string gatewayId) => _ = Pictures?.TellAsync(receipt, gatewayId);

    private void Change(DestinationState state)
    {
        _state = state;
        _offline.Entered(state.Link == LinkState.Connected);
        StateChanged?.Invoke();
    }
}
