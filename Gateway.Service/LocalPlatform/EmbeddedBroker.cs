using System.Net;
using System.Net.Sockets;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Health;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace EdgeGateway.Service.LocalPlatform;

/// <summary>
/// An MQTT broker in this process, on loopback only: for the demo, for training, for a box without a platform. It forgets everything when it
/// stops; the journal does not.
/// </summary>
internal sealed partial class EmbeddedBroker(GatewayOptions options, HealthRegistry health, TimeProvider clock, ILogger<EmbeddedBroker> logger) : BackgroundService
{
    /// <summary>Name in the health registry.</summary>
    public const string ThingId = "broker";

    /// <summary>More than any backlog the demo can make; what overflows is noticed by the receiver as a gap and sent again.</summary>
    private const int MaxPending = 100_000;

    private static readonly TimeSpan RetryPort = TimeSpan.FromSeconds(2);

    private readonly Signal _switched = new();
    private volatile TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _wanted = true;

    public int Port => options.LocalPlatform.BrokerPort;

    /// <summary>Switched on by configuration or by <see cref="SwitchAsync"/>; not whether it runs.</summary>
    public bool IsWanted => _wanted;

    /// <summary>Switches the broker on or off; returns when it is, or when the first attempt failed.</summary>
    public Task SwitchAsync(bool on)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // In this order: whoever completes the new task has seen the new position.
        _wanted = on;
        _reached = reached;
        _switched.Set();
        return reached.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Report(ThingState.Starting, null);
        MqttServer? server = null;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var reached = _reached;
                server = _wanted ? server ?? await StartServerAsync() : await StopServerAsync(server);
                reached.TrySetResult();
                await WaitAsync(retry: _wanted && server is null, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            Stopping(logger);
        }
        finally
        {
            await StopServerAsync(server);
        }
    }

    private async Task WaitAsync(bool retry, CancellationToken stopping)
    {
        if (!retry)
        {
            await _switched.WaitAsync(stopping);
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var switched = _switched.WaitAsync(limit.Token).AsTask();
        await Task.WhenAny(switched, Task.Delay(RetryPort, clock, limit.Token));
        await limit.CancelAsync();
        await switched.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.ThrowIfCancellationRequested();
    }

    private async Task<MqttServer?> StartServerAsync()
    {
        var factory = new MqttServerFactory();
        var server = factory.CreateMqttServer(factory.CreateServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
            .WithDefaultEndpointPort(Port)
            .WithPersistentSessions()
            .WithMaxPendingMessagesPerClient(MaxPending)
            .Build());
        try
        {
            await server.StartAsync();
            Started(logger, Port);
            Report(ThingState.Online, null);
            return server;
        }
        catch (SocketException taken)
        {
            server.Dispose();
            NotStarted(logger, Port, taken.Message);
            Report(ThingState.Offline, new Trouble(
                "broker.port-taken",
                new Bilingual($"本机消息服务无法启动：端口 {Port} 被其他程序占用", $"The broker in this box cannot start: port {Port} is taken by another program"),
                new Bilingual("请关闭占用该端口的程序，或在配置中更换 localPlatform.brokerPort", "Stop the other program, or set another localPlatform.brokerPort")));
            return null;
        }
    }

    private async Task<MqttServer?> StopServerAsync(MqttServer? server)
    {
        if (server is not null)
        {
            await server.StopAsync(new MqttServerStopOptions
            {
                DefaultClientDisconnectOptions = { ReasonCode = MqttDisconnectReasonCode.ServerShuttingDown },
            });
            server.Dispose();
            Stopped(logger, Port);
        }

        Report(ThingState.Offline, new Trouble(
            "broker.switched-off",
            new Bilingual("本机消息服务已关闭", "The broker in this box is switched off"),
            new Bilingual("需要时请在页面上重新打开；记录在本机等待，不会丢失", "Switch it on again on the page; events wait on this box, nothing is lost")));
        return null;
    }

    private void Report(ThingState state, Trouble? trouble) =>
        health.Report(new ThingStatus(ThingId, ThingKinds.Broker, state, clock.GetUtcNow(), trouble)
        {
            Facts = new Dictionary<string, string> { ["address"] = $"mqtt://127.0.0.1:{Port}" },
        });

    [LoggerMessage(Level = LogLevel.Information, Message = "broker: listens on mqtt://127.0.0.1:{Port}")]
    private static partial void Started(ILogger logger, int port);

    [LoggerMessage(Level = LogLevel.Information, Message = "broker: switched off, port {Port} is closed")]
    private static partial void Stopped(ILogger logger, int port);

    [LoggerMessage(Level = LogLevel.Warning, Message = "broker: cannot listen on port {Port} ({Reason}); tried again. Stop the other program or set localPlatform.brokerPort")]
    private static partial void NotStarted(ILogger logger, int port, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "broker: the gateway stops")]
    private static partial void Stopping(ILogger logger);
}
