using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Mqtt;
using MQTTnet;
using MQTTnet.Formatter;

namespace EdgeGateway.Service.Doctor.Probes;

/// <summary>What a broker answers to our name and password. Logs in, says nothing, leaves. Only while the gateway itself does not run: both would be the same client.</summary>
/// <param name="Code">CONNACK reason code; null when none came.</param>
/// <param name="Words">Its name and the broker's own words, or why none came.</param>
internal sealed record BrokerLogin(int? Code, string Words)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<BrokerLogin> TryAsync(Endpoint broker, string gatewayId, string? password, TimeProvider clock, CancellationToken stopping)
    {
        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stopping);
        MqttTls? tls = null;
        try
        {
            tls = broker.Tls ? new MqttTls(broker.Files) : null;
            using var client = new MqttClientFactory().CreateMqttClient();
            var result = await client.ConnectAsync(Options(broker, gatewayId, password, tls), either.Token);
            if (result.ResultCode == MqttClientConnectResultCode.Success)
                await client.DisconnectAsync(new MqttClientDisconnectOptions(), either.Token);
            var words = ReasonTable.Name((int)result.ResultCode);
            return new BrokerLogin((int)result.ResultCode, string.IsNullOrEmpty(result.ReasonString) ? words : $"{words}: {result.ReasonString}");
        }
        catch (Exception away) when (!stopping.IsCancellationRequested)
        {
            return new BrokerLogin(null, tls?.Refusal ?? (away is OperationCanceledException ? "no answer in time" : (away.InnerException ?? away).Message));
        }
        finally
        {
            tls?.Dispose();
        }
    }

    private static MqttClientOptions Options(Endpoint broker, string gatewayId, string? password, MqttTls? tls)
    {
        var builder = new MqttClientOptionsBuilder()
            .WithProtocolVersion(broker.Destination.Kind == DestinationKinds.Mqtt311 ? MqttProtocolVersion.V311 : MqttProtocolVersion.V500)
            .WithTcpServer(broker.Host, broker.Port)
            .WithClientId($"eg-{gatewayId}-{broker.Destination.Id}")
            .WithCleanStart(true)
            .WithTimeout(Patience);
        if (broker.Destination.UserName is { } user)
            builder.WithCredentials(user, password ?? "");
        if (tls is not null)
            builder.WithTlsOptions(tls.For(broker.Host));
        return builder.Build();
    }
}
