using EdgeGateway.Devices;

namespace EdgeGateway.Service.Things;

/// <summary>All devices of this box, made once from the configuration.</summary>
internal sealed class DeviceRoster(IReadOnlyList<Device> devices)
{
    public IReadOnlyList<Device> All { get; } = devices;

    /// <summary>The device of this id; null when there is none.</summary>
    public Device? Find(string id) => All.FirstOrDefault(device => device.Id == id);

    /// <summary>Those of one kind, in the order of the configuration.</summary>
    public IReadOnlyList<T> Of<T>()
        where T : Device => [.. All.OfType<T>()];
}
