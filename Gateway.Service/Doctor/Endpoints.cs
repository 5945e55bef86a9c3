using EdgeGateway.Devices.Links;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Mqtt;

namespace EdgeGateway.Service.Doctor;

/// <summary>One address of one destination.</summary>
/// <param name="Destination">Its configuration.</param>
/// <param name="Address">As written there; without a password by the configuration's own rules.</param>
/// <param name="Host">Name or IP address.</param>
/// <param name="Port">TCP port.</param>
/// <param name="Tls">Encrypted.</param>
internal sealed record Endpoint(DestinationOptions Destination, string Address, string Host, int Port, bool Tls)
{
    /// <summary>How reports call it.</summary>
    public string On => $"{Destination.Id} {Address}";

    public TlsFiles Files => new(Destination.CaFile, Destination.ClientCertificateFile, Destination.ClientKeyFile);

    public bool IsLoopback => Uri.CheckHostName(Host) is var kind && (Host == "localhost" || (kind is UriHostNameType.IPv4 or UriHostNameType.IPv6 && System.Net.IPAddress.IsLoopback(System.Net.IPAddress.Parse(Host))));
}

/// <summary>Every address this box talks to. Pure.</summary>
internal static class Endpoints
{
    public static IReadOnlyList<Endpoint> Brokers(GatewayOptions options) =>
    [
        .. from destination in options.Destinations
           where destination.Enabled && destination.Kind is DestinationKinds.Mqtt5 or DestinationKinds.Mqtt311
           from broker in destination.Brokers
           let address = BrokerAddress.TryParse(broker, out var parsed) ? parsed : null
           where address is not null
           select new Endpoint(destination, broker, address.Host, address.Port, address.Tls),
    ];

    public static IReadOnlyList<Endpoint> Web(GatewayOptions options) =>
    [
        .. from destination in options.Destinations
           where destination.Enabled && destination.Http.Url.Length > 0
           let uri = Uri.TryCreate(destination.Http.Url, UriKind.Absolute, out var parsed) ? parsed : null
           where uri is not null
           select new Endpoint(destination, uri.GetLeftPart(UriPartial.Path), uri.DnsSafeHost, uri.Port, uri.Scheme == Uri.UriSchemeHttps),
    ];

    /// <summary>Hosts outside this machine, each with what it is needed for.</summary>
    public static IReadOnlyList<(string Host, string For)> Hosts(GatewayOptions options)
    {
        var all = Brokers(options).Concat(Web(options)).Select(one => (one.Host, For: one.Destination.Id)).ToList();
        if (Uri.TryCreate(options.Metrics.Influx.Url, UriKind.Absolute, out var influx))
            all.Add((influx.DnsSafeHost, "metrics.influx"));
        all.AddRange(options.Cameras.Where(camera => camera.Enabled).Select(camera => (EdgeGateway.Vision.Capture.StreamProbe.EndpointOf(camera)?.Host ?? "", camera.Id)));
        foreach (var device in options.IdCardReaders.Concat(options.Scanners).Concat(options.ReceiptPrinters))
        {
            if (LinkAddress.Parse(device.Address).Address is TcpAddress tcp)
                all.Add((tcp.Host, device.Id));
        }

        return [.. all.Where(one => one.Host.Length > 0 && !IsHere(one.Host)).DistinctBy(one => one.Host)];
    }

    private static bool IsHere(string host) => host == "localhost" || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));
}
