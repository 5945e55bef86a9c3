using System.Net;
using System.Net.NetworkInformation;

namespace EdgeGateway.Service.Doctor.Probes;

/// <summary>One network interface.</summary>
/// <param name="Name">As the system calls it.</param>
/// <param name="IsUp">Switched on and with a carrier.</param>
/// <param name="IsLoopback">Talks to nobody but this machine.</param>
/// <param name="Addresses">Its IP addresses.</param>
internal sealed record NetworkFace(string Name, bool IsUp, bool IsLoopback, IReadOnlyList<IPAddress> Addresses)
{
    /// <summary>An address somebody gave it; link-local ones mean that nobody did.</summary>
    public bool HasAddress => Addresses.Any(address => !address.IsIPv6LinkLocal && !(address.GetAddressBytes() is [169, 254, ..]));

    public static IReadOnlyList<NetworkFace> All()
    {
        try
        {
            return [.. NetworkInterface.GetAllNetworkInterfaces().Select(one => new NetworkFace(
                one.Name, one.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown, one.NetworkInterfaceType == NetworkInterfaceType.Loopback,
                [.. one.GetIPProperties().UnicastAddresses.Select(address => address.Address)]))];
        }
        catch (NetworkInformationException)
        {
            return [];
        }
    }
}
