using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Alerts;
using EdgeGateway.Service.Alerts.Webhooks;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Service.Tests.Journal;
using EdgeGateway.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Alerts;

/// <summary>Desk and webhooks over a real journal, with a clock that stands.</summary>
internal sealed class AlertRig : IAsyncDisposable
{
    private readonly GatewayMeter _meter = new();
    private readonly MetricReader _reader;

    public AlertRig(string alerts = "{}", TestJournal? journal = null)
    {
        Journal = journal ?? new TestJournal(modules: AlertSchema.Module);
        Store = new AlertStore(Journal.Store);
        Options = new ConfigurationReader(new Dictionary<string, string>()).Read($$"""{"gatewayId":"gw-1","alerts":{{alerts}}}""", "/").Options!;
        _reader = new MetricReader(_meter, NullLogger<MetricReader>.Instance);
        new GaugeBoard(_meter.Meter).Gauge("edgegateway.box.disk.free", "By", "", () => Free is { } free ? [Mark.Of(free)] : []);
        Desk = new AlertDesk(Options, Store, Health, _reader, Clock, new Logger<AlertDesk>(Log));
    }

    public TestJournal Journal { get; }

    public LogBook Log { get; } = new();

    public GatewayOptions Options { get; }

    public AlertStore Store { get; }

    public HealthRegistry Health { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 26, 4, 0, 0, TimeSpan.Zero));

    public AlertDesk Desk { get; }

    public HookTally Tally { get; } = new(new ServiceCollection().BuildServiceProvider());

    /// <summary>Bytes left on the disk; null: nobody tells.</summary>
    public double? Free { get; set; } = 50e9;

    /// <summary>Every alert event of the journal: type's second last word, name, what it is about.</summary>
    public IReadOnlyList<string> Told => [.. Journal.Store.ReadEvents(0, 100).Where(one => one.Type.StartsWith("gateway.alert", StringComparison.Ordinal)).Select(one =>
    {
        var data = JsonDocument.Parse(one.Body).RootElement.GetProperty("data");
        return $"{one.Type.Split('.')[2]} {data.GetProperty("alert")} {data.GetProperty("on")}".Trim();
    })];

    public void Report(string id, ThingState state, string kind = ThingKinds.IdCardReader, string? trouble = null) =>
        Health.Report(new ThingStatus(id, kind, state, Clock.GetUtcNow(), trouble is null ? null : new Trouble(trouble, new("坏了", "It is broken"), new("修一下", "Mend it"))));

    /// <summary>Time goes by in looks of fifteen seconds.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed <= time; passed += TimeSpan.FromSeconds(15))
        {
            await Desk.LookAsync(TestContext.Current.CancellationToken);
            Clock.Advance(TimeSpan.FromSeconds(15));
        }
    }

    public HookWorker Hooks(TimeProvider? clock = null, Func<string, string?>? variable = null) =>
        new(Options, Store, Journal.Store, Tally, clock ?? TimeProvider.System, new Logger<HookWorker>(Log)) { Variable = variable ?? (_ => null) };

    public async ValueTask DisposeAsync()
    {
        Desk.Dispose();
        _reader.Dispose();
        _meter.Dispose();
        await Journal.DisposeAsync();
    }
}
