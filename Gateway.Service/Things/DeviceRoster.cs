using EdgeGateway.Devices;

namespace EdgeGateway.Service.Things;

/// <summary>All devices of this box, made once from the configuration.</summary>
internal sealed class DeviceRoster(IReadOnlyList<Device> devices)
{
    public IReadOnlyList<Device> All { get; } = devices;

    /// <summary>Those of one kind, in the order of the configuration.</summary>
    public IReadOnlyList<T> Of<T>()
        where T : Device => [.. All.OfType<T>()];
}
