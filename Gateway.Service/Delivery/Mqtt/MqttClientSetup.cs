using MQTTnet;
using MQTTnet.Formatter;

namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>What every connection to a destination's broker has in common.</summary>
internal static class MqttClientSetup
{
    public static MqttProtocolVersion ProtocolOf(DestinationOptions options) =>
        options.Kind == DestinationKinds.Mqtt311 ? MqttProtocolVersion.V311 : MqttProtocolVersion.V500;

    public static MqttClientOptionsBuilder For(DestinationOptions options, BrokerAddress broker, MqttTls? tls, string clientId)
    {
        var builder = new MqttClientOptionsBuilder()
            .WithProtocolVersion(ProtocolOf(options))
            .WithTcpServer(broker.Host, broker.Port)
            .WithClientId(clientId)
            // The journal is the session: nothing may be left to a broker that can forget it.
            .WithCleanStart(true)
            // The library's ping reads the wall clock and is only the second line; that of events has one of our own, twice as quick.
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(Math.Ceiling(options.KeepAlive.TotalSeconds * 2)))
            .WithTimeout(options.ConnectTimeout);
        if (ProtocolOf(options) == MqttProtocolVersion.V500)
            builder.WithSessionExpiryInterval(0);
        if (options.UserName is not null)
            builder.WithCredentials(options.UserName, options.PasswordVariable is null ? "" : Environment.GetEnvironmentVariable(options.PasswordVariable) ?? "");
        if (tls is not null)
            builder.WithTlsOptions(tls.For(broker.Host));
        return builder;
    }
}
