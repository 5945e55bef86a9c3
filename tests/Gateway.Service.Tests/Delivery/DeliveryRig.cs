using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Filter;
using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Service.Delivery.Media;
using EdgeGateway.Service.Delivery.Storage;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.Journal;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Service.Tests.Delivery;

/// <summary>A real journal with delivery running on it, and nothing else of the gateway.</summary>
internal sealed class DeliveryRig : IAsyncDisposable
{
    private readonly TestJournal _journal;
    private readonly bool _ownsJournal;
    private readonly BuyerSource? _buyers;
    private readonly TimeProvider _clock;
    private readonly GatewayOptions _options;
    private DeliveryService? _service;

    public DeliveryRig(params DestinationOptions[] destinations)
        : this(TimeProvider.System, null, destinations)
    {
    }

    /// <param name="folder">Where the journal is; null: a folder of its own, which goes with it.</param>
    /// <param name="destinations">Where to.</param>
    public DeliveryRig(string? folder, params DestinationOptions[] destinations)
        : this(TimeProvider.System, folder, destinations)
    {
    }

    public DeliveryRig(TimeProvider clock, params DestinationOptions[] destinations)
        : this(clock, null, destinations)
    {
    }

    /// <summary>Delivers what another bench writes; the journal needs <see cref="Modules"/> and stays open.</summary>
    public DeliveryRig(TestJournal journal, BuyerSource? buyers, params DestinationOptions[] destinations)
    {
        (_journal, _buyers, _clock) = (journal, buyers, TimeProvider.System);
        _options = new GatewayOptions { GatewayId = "gw-test", Destinations = destinations };
    }

    private DeliveryRig(TimeProvider clock, string? folder, DestinationOptions[] destinations)
    {
        (_clock, _ownsJournal) = (clock, true);
        _journal = new TestJournal(clock, folder, modules: Modules);
        _options = new GatewayOptions { GatewayId = "gw-test", Destinations = destinations };
    }

    /// <summary>Tables delivery needs.</summary>
    public static SchemaModule[] Modules => [DeliverySchema.Module, StartSchema.Module, MediaSchema.Module];

    /// <summary>Logs of delivery's own parts.</summary>
    public ILoggerFactory Loggers { get; init; } = TestLog.Create();

    /// <summary>Where pictures of cases come from.</summary>
    public PictureSource Pictures { get; init; } = PictureSource.None;

    public JournalStore Journal => _journal.Store;

    public DeliveryStore Store => new(Journal);

    public DeliveryOverview Overview { get; private set; } = new();

    public HealthRegistry Health { get; } = new();

    /// <summary>Milliseconds instead of seconds where a test would only wait.</summary>
    public static DestinationOptions To(string id, params string[] brokers) => To(id, brokers, acceptNoSubscriber: true);

    public static DestinationOptions To(
        string id,
        string broker,
        TimeSpan? publishTimeout = null,
        TimeSpan? keepAlive = null,
        bool acceptNoSubscriber = true,
        int replayRate = 0) => To(id, [broker], publishTimeout, keepAlive, acceptNoSubscriber, replayRate);

    private static DestinationOptions To(
        string id,
        string[] brokers,
        TimeSpan? publishTimeout = null,
        TimeSpan? keepAlive = null,
        bool acceptNoSubscriber = true,
        int replayRate = 0) => new()
        {
            Id = id,
            Brokers = brokers,
            ReconnectCap = TimeSpan.FromMilliseconds(200),
            ReplayRate = replayRate,
            ReplayStartDelay = TimeSpan.Zero,
            PublishTimeout = publishTimeout ?? TimeSpan.FromSeconds(10),
            KeepAlive = keepAlive ?? TimeSpan.FromSeconds(3),
            AcceptNoSubscriber = acceptNoSubscriber,
        };

    public async Task StartAsync()
    {
        Overview = new DeliveryOverview();
        var setup = new DestinationSetup(_options, DeliveryClock.Of(_clock), Loggers, Health, _buyers, new MediaSetup(Journal, Pictures));
        var saver = new ProgressSaver(Store, _clock, Loggers.CreateLogger<ProgressSaver>());
        _service = new DeliveryService(setup, Journal, Store, saver, Overview, Health);
        await _service.StartAsync(CancellationToken.None);
    }

    public async Task StopAsync()
    {
        await _service!.StopAsync(CancellationToken.None);
        _service.Dispose();
        _service = null;
    }

    /// <summary>Commits events one by one, as the till would.</summary>
    public async Task AppendAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await Journal.CommitAsync(null, [TestJournal.Draft(i)]);
    }

    /// <summary>Commits many events in one go.</summary>
    public Task AppendBatchAsync(int count, string type = "test.thing.done.v1", int size = 0) =>
        Journal.CommitAsync(null, [.. Enumerable.Range(0, count).Select(i => Draft(type, i, size))]);

    /// <summary>What the API does for a person who pressed Re-send.</summary>
    public async Task ResendAsync(long id)
    {
        var asked = await Store.AskResendAsync(id, null, CancellationToken.None);
        Overview.SendAgain(asked[0].Destination, [asked[0].Seq]);
    }

    public DestinationView View(string id) => Overview.All.Single(view => view.Id == id);

    /// <summary>How its pictures stand; nothing while it is being opened.</summary>
    public StillsView Stills(string id) => Overview.All.FirstOrDefault(view => view.Id == id)?.Stills ?? new StillsView(0, 0, 0);

    /// <summary>The destination has been opened and nothing waits for it. False while it is still being opened.</summary>
    public bool Sent(string id) => Overview.All.Any(view => view.Id == id && view.Queue == 0);

    public ThingStatus? Status(string id) => Health.Find(id);

    public ThingStatus? JournalStatus => _journal.Health.Find("journal");

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
            await StopAsync();
        if (_ownsJournal)
            await _journal.DisposeAsync();
        Loggers.Dispose();
    }

    private static EventDraft Draft(string type, int number, int size) =>
        new(type, "tester", EventClass.Change, System.Text.Encoding.UTF8.GetBytes($$"""{"number":{{number}},"fill":"{{new string('x', size)}}"}"""));
}
