using EdgeGateway.Devices.Discovery;
using EdgeGateway.Devices.Links;
using EdgeGateway.Devices.Virtual;
using Microsoft.Extensions.Logging;

namespace EdgeGateway.Devices;

/// <summary>What every device needs from the house.</summary>
/// <param name="Clock">Time for deadlines, stamps and waits.</param>
/// <param name="Loggers">Makes the device's logger.</param>
/// <param name="Bench">Owns the devices in software that <c>virtual:</c> addresses ask for.</param>
public sealed record DeviceContext(TimeProvider Clock, ILoggerFactory Loggers, VirtualBench Bench)
{
    /// <summary>Numbers from 0 to 1 for the reconnect jitter; tests replace it.</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;

    /// <summary>Where the system shows its ports; tests put folders of their own here.</summary>
    public LinkPlaces Places { get; init; } = new();

    /// <summary>Which device has which port; shared by all devices of a gateway.</summary>
    public PortClaims Claims { get; } = new();

    /// <summary>
    /// The wire of a device: the configured one, or for <c>virtual:</c> the pseudo-terminal of a device that
    /// <paramref name="make"/> builds once and the bench owns.
    /// </summary>
    /// <exception cref="ArgumentException">The address is not one; configuration must have refused it.</exception>
    public LinkAddress WireOf(DeviceOptions options, Func<VirtualWire, VirtualDevice> make)
    {
        var parsed = LinkAddress.Parse(options.Address);
        return parsed.Address switch
        {
            null => throw new ArgumentException($"{options.Id}: {string.Join("; ", parsed.Problems)}", nameof(options)),
            VirtualAddress address => Bench.GetOrAdd(options.Id, address.Baud, make).Address,
            var wire => wire,
        };
    }
}
