using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery.Mqtt;
using EdgeGateway.Service.Health;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.LocalPlatform;

/// <summary>Runs the reference receiver inside the gateway.</summary>
internal sealed partial class ReceiverHost(GatewayOptions options, HealthRegistry health, TimeProvider clock, ILoggerFactory loggers) : BackgroundService
{
    /// <summary>Name in the health registry.</summary>
    public const string ThingId = "receiver";

    private readonly ILogger _logger = loggers.CreateLogger<ReferenceReceiver>();
    private volatile Ledger? _ledger;

    /// <summary>Raised after events were added to the ledger.</summary>
    public event Action? LedgerGrew;

    /// <summary>Entries with <c>Row &gt; after</c>; empty while the ledger is not open.</summary>
    public IReadOnlyList<LedgerEntry> ReadAfter(long after, int max) => _ledger?.ReadAfter(after, max) ?? [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Report(ThingState.Starting, null);
        var broker = new BrokerAddress("127.0.0.1", options.LocalPlatform.BrokerPort, Tls: false);
        var settings = new ReceiverSettings(broker, Path.Combine(options.DataDirectory, "platform", "ledger.db"));
        try
        {
            using var ledger = new Ledger(settings.LedgerPath, clock);
            using var shelf = new PictureShelf(settings.LedgerPath, clock);
            _ledger = ledger;
            var receiver = new ReferenceReceiver(settings, ledger, shelf, clock, _logger);
            receiver.ConnectionChanged += (connected, _) => Report(connected ? ThingState.Online : ThingState.Offline, connected ? null : NoBroker(broker));
            receiver.LedgerGrew += () => LedgerGrew?.Invoke();
            await receiver.RunAsync(stoppingToken);
            _ledger = null;
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            NoLedger(_logger, settings.LedgerPath, failure.Message);
            Report(ThingState.Offline, new Trouble(
                "receiver.no-ledger",
                new Bilingual("示范平台的记录文件打不开", "The demo platform's ledger file cannot be opened"),
                new Bilingual("请检查磁盘空间和文件权限，然后重新启动本程序", "Check disk space and file permissions, then restart this program")));
        }
    }

    private static Trouble NoBroker(BrokerAddress broker) => new(
        "receiver.no-broker",
        new Bilingual("示范平台连不上消息服务", "The demo platform has no connection to the broker"),
        new Bilingual($"请确认 {broker} 已启动；会自动重连", $"Make sure that {broker} runs; it reconnects by itself"));

    private void Report(ThingState state, Trouble? trouble) =>
        health.Report(new ThingStatus(ThingId, ThingKinds.Receiver, state, clock.GetUtcNow(), trouble));

    [LoggerMessage(Level = LogLevel.Error, Message = "receiver: the ledger {Path} cannot be opened ({Reason}). Check disk and permissions, then restart")]
    private static partial void NoLedger(ILogger logger, string path, string reason);
}
