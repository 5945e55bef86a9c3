using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Delivery.Tls;
using MQTTnet;
using MQTTnet.Protocol;

namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>Opens links to the brokers of one destination: a new client for every attempt.</summary>
internal sealed class MqttConnector(MqttIdentity identity, DestinationOptions options, ShapeEvent shape, TimeProvider clock, ILogger logger) : IConnector
{
    /// <summary>Room in the kernel for a window of ordinary events; the library's 8 KB make every second write wait.</summary>
    private const int SocketBuffer = 128 * 1024;

    private readonly IReadOnlyList<BrokerAddress> _brokers = [.. options.Brokers.Select(BrokerAddress.Parse)];
    private readonly MqttMessages _messages = new(identity, MqttClientSetup.ProtocolOf(options), shape, clock);

    public IReadOnlyList<string> Addresses { get; } = options.Brokers;

    /// <summary>Where the brokers' certificates are noted.</summary>
    public ServerCertificates? Certificates { get; init; }

    public bool AllLocal => _brokers.All(broker => broker.IsLoopback);

    public async Task<(ILink? Link, LinkLoss? Loss)> ConnectAsync(int address, LinkEvents events, CancellationToken stopping)
    {
        var broker = _brokers[address];
        MqttTls? tls = null;
        IMqttClient? client = null;
        try
        {
            tls = broker.Tls ? new MqttTls(new TlsFiles(options.CaFile, options.ClientCertificateFile, options.ClientKeyFile), Certificates?.Watch(options.Id, Addresses[address])) : null;
            client = new MqttClientFactory().CreateMqttClient(new BufferedChannels(clock));
            var link = new MqttLink(client, tls, broker, _messages, events, logger);
            using var limit = new CancellationTokenSource(options.ConnectTimeout, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
            var result = await client.ConnectAsync(ClientOptions(broker, tls), either.Token);
            if (result.ResultCode == MqttClientConnectResultCode.Success)
            {
                link.Start(result, options, clock);
                (client, tls) = (null, null);
                return (link, null);
            }

            return (null, Refused((int)result.ResultCode, result.ReasonString));
        }
        catch (Exception failure)
        {
            return (null, stopping.IsCancellationRequested ? LinkLoss.Stopped : Explain(failure, tls));
        }
        finally
        {
            client?.Dispose();
            tls?.Dispose();
        }
    }

    private MqttClientOptions ClientOptions(BrokerAddress broker, MqttTls? tls)
    {
        var builder = MqttClientSetup.For(options, broker, tls, $"eg-{identity.GatewayId}-{options.Id}")
            .WithWillTopic(_messages.StatusTopic)
            .WithWillPayload(_messages.StatusBody("offline", "connection lost"))
            .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .WithWillRetain();
        var built = builder.Build();
        ((MqttClientTcpOptions)built.ChannelOptions).BufferSize = SocketBuffer;
        return built;
    }

    private static LinkLoss Refused(int code, string? words)
    {
        var verdict = ReasonTable.OfConnect(code);
        return new LinkLoss(verdict == Verdict.Alarm ? LossKind.Refused : LossKind.Unreachable, verdict, Detail(ReasonTable.Name(code), words));
    }

    private static LinkLoss Explain(Exception failure, MqttTls? tls)
    {
        for (var inner = failure; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case AuthenticationException or CryptographicException:
                    return new LinkLoss(tls?.RefusalKind ?? LossKind.Certificate, Verdict.BackOff, tls?.Refusal ?? inner.Message);
                case FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException:
                    return new LinkLoss(LossKind.Certificate, Verdict.BackOff, inner.Message);
                case SocketException socket:
                    return LinkLoss.Of(socket);
                case OperationCanceledException:
                    return new LinkLoss(LossKind.Unreachable, Verdict.BackOff, "no answer in time");
            }
        }

        return new LinkLoss(LossKind.Unreachable, Verdict.BackOff, failure.Message);
    }

    private static string Detail(string name, string? words) => string.IsNullOrEmpty(words) ? name : $"{name}: {words}";
}
