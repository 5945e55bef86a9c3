using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;

namespace EdgeGateway.Service.Delivery.Tls;

/// <summary>What the platforms' servers showed at their last handshakes, kept in memory: the next connection shows it again. Any thread.</summary>
internal sealed class ServerCertificates
{
    private readonly ConcurrentDictionary<(string Destination, string Address), ServerCertificate> _seen = [];

    /// <summary>Of these destinations, at the addresses they have now.</summary>
    public IReadOnlyList<ServerCertificate> Of(IReadOnlyList<DestinationOptions> destinations) =>
        [.. destinations.SelectMany(one => AddressesOf(one).Select(address => _seen.GetValueOrDefault((one.Id, address)))).OfType<ServerCertificate>()];

    /// <summary>Takes a note of every handshake with this address.</summary>
    public Action<X509Certificate2> Watch(string destination, string address) => shown =>
        _seen[(destination, address)] = new(destination, address, shown.NotAfter.ToUniversalTime(), shown.GetNameInfo(X509NameType.SimpleName, forIssuer: false));

    private static IEnumerable<string> AddressesOf(DestinationOptions options) => options.Kind == DestinationKinds.Http ? [options.Http.Url] : options.Brokers;
}

/// <summary>A platform's own certificate.</summary>
/// <param name="Destination">The platform.</param>
/// <param name="Address">Where it was shown, as the configuration has it.</param>
/// <param name="Expires">UTC.</param>
/// <param name="Name">Whom it is for, as far as it says.</param>
internal sealed record ServerCertificate(string Destination, string Address, DateTimeOffset Expires, string Name);
