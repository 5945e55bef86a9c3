using EdgeGateway.Devices.Health;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Space;

namespace EdgeGateway.Service.Doctor;

/// <summary>What the running gateway knows about itself at this moment.</summary>
internal sealed record LiveGateway
{
    public required TimeSpan Uptime { get; init; }

    public IReadOnlyList<ThingStatus> Things { get; init; } = [];

    public IReadOnlyList<DestinationView> Destinations { get; init; } = [];

    /// <summary>Null while the journal cannot be read.</summary>
    public Budget? Budget { get; init; }

    /// <summary>Events lost for want of room since the box began.</summary>
    public long Dropped { get; init; }

    /// <summary>Asks a device on its own loop, so that nobody fights over the port. Null: no such device.</summary>
    public Func<string, CancellationToken, Task<HealthCheck?>> CheckDevice { get; init; } = static (_, _) => Task.FromResult<HealthCheck?>(null);
}
