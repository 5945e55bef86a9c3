using System.Diagnostics.CodeAnalysis;

namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>Where a broker listens: <c>mqtt://host:1883</c>, or <c>mqtts://host:8883</c> with TLS.</summary>
internal sealed record BrokerAddress(string Host, int Port, bool Tls)
{
    private const int PlainPort = 1883;
    private const int TlsPort = 8883;

    public bool IsLoopback => Host is "localhost" || (System.Net.IPAddress.TryParse(Host, out var address) && System.Net.IPAddress.IsLoopback(address));

    public static BrokerAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is not like mqtt://host:1883 or mqtts://host:8883");

    public static bool TryParse(string text, [NotNullWhen(true)] out BrokerAddress? address)
    {
        address = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.DnsSafeHost.Length == 0 || uri.UserInfo.Length > 0 || uri.PathAndQuery.Length > 1)
            return false;
        bool? tls = uri.Scheme switch { "mqtt" => false, "mqtts" => true, _ => null };
        if (tls is null)
            return false;
        address = new BrokerAddress(uri.DnsSafeHost, uri.Port > 0 ? uri.Port : tls.Value ? TlsPort : PlainPort, tls.Value);
        return true;
    }

    public override string ToString() => $"{(Tls ? "mqtts" : "mqtt")}://{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}";
}
