using System.Text;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Delivery.Storage;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Space;
using EdgeGateway.Service.Tests.Journal;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGateway.Service.Tests.Space;

/// <summary>A real journal, books that the test fills in itself, and the worker that makes room, looked at by hand.</summary>
internal sealed class SpaceRig : IAsyncDisposable
{
    private readonly TestJournal _journal;
    private readonly SpaceLimits _limits;
    private readonly SpaceUser[] _users;
    private readonly List<DestinationWorker> _workers = [];
    private SpaceWorker? _worker;

    public SpaceRig(SpaceLimits limits, string? folder = null, params SpaceUser[] users)
    {
        (_limits, _users) = (limits, users);
        _journal = new TestJournal(Clock, folder, null, DeliverySchema.Module, SpaceSchema.Module);
    }

    public TwoClocks Clock { get; } = new();

    /// <summary>Does a time server steer the wall clock?</summary>
    public bool Synchronised { get; set; } = true;

    public HealthRegistry Health { get; } = new();

    public DeliveryOverview Delivery { get; private set; } = new();

    public JournalStore Journal => _journal.Store;

    public SpaceStore Store => new(Journal);

    public SpaceGauge Gauge => new(Setup, Journal, Store, Delivery);

    public ThingStatus? Status => Health.Find(SpaceReporter.ThingId);

    /// <summary>Numbers of the events that are kept, without those about space and clock.</summary>
    public IReadOnlyList<long> Kept => [.. Journal.ReadEvents(0, int.MaxValue).Where(one => one.Type == "test.thing.done.v1").Select(one => one.Seq)];

    public IReadOnlyList<CommittedEvent> Told => [.. Journal.ReadEvents(0, int.MaxValue).Where(one => one.Type == EventTypes.EventsDropped)];

    private SpaceSetup Setup => new(_limits, _journal.Settings.Directory, _users, Clock) { IsSynchronised = () => Synchronised };

    /// <summary>A configured platform; nothing is sent, the test says what it has.</summary>
    public DestinationBook AddDestination(string id)
    {
        var book = new DestinationBook(id, SavedBook.Empty);
        var options = new DestinationOptions { Id = id, Brokers = ["mqtt://127.0.0.1:1"] };
        _workers.Add(new DestinationWorker(options, new NoConnector(), Journal, book, DeliveryClock.Of(Clock), NullLogger.Instance));
        return book;
    }

    /// <summary>Commits events of one class, each about a kilobyte.</summary>
    public Task AppendAsync(int count, EventClass @class) => Journal.CommitAsync(
        null,
        [.. Enumerable.Range(0, count).Select(i => new EventDraft("test.thing.done.v1", "tester", @class, Encoding.UTF8.GetBytes($$"""{"number":{{i}},"fill":"{{new string('x', 500)}}"}""")))]);

    /// <summary>One look of the worker, which is made at the first.</summary>
    public async Task LookAsync()
    {
        if (!Delivery.IsReady)
            Delivery.Use(_workers, Journal);
        _worker ??= new SpaceWorker(
            Setup, Journal, new SpaceBroom(Journal, Store, Delivery, _users, NullLogger<SpaceBroom>.Instance), Gauge, new SpaceReporter(Health, Clock), NullLogger<SpaceWorker>.Instance);
        await _worker.LookAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The program ends and starts again; the books are as the test left them.</summary>
    public async Task RestartAsync()
    {
        await _journal.ReopenAsync();
        _worker?.Dispose();
        _worker = null;
        Delivery = new DeliveryOverview();
        var books = _workers.Select(worker => worker.Book).ToList();
        _workers.Clear();
        foreach (var book in books)
            _workers.Add(new DestinationWorker(new DestinationOptions { Id = book.Id }, new NoConnector(), Journal, book, DeliveryClock.Of(Clock), NullLogger.Instance));
    }

    public async ValueTask DisposeAsync()
    {
        _worker?.Dispose();
        await _journal.DisposeAsync();
    }

    private sealed class NoConnector : IConnector
    {
        public IReadOnlyList<string> Addresses => ["mqtt://127.0.0.1:1"];

        public bool AllLocal => true;

        public Task<(ILink? Link, LinkLoss? Loss)> ConnectAsync(int address, LinkEvents events, CancellationToken stopping) =>
            Task.FromResult<(ILink?, LinkLoss?)>((null, LinkLoss.Stopped));
    }
}
