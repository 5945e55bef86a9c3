using System.Collections.Concurrent;

namespace EdgeGateway.Devices.Virtual;

/// <summary>All virtual devices of a gateway by device id. The demo panel and the tests find them here.</summary>
/// <param name="directory">Folder of the port links, private to this gateway.</param>
public sealed class VirtualBench(string directory, TimeProvider clock) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, VirtualDevice> _devices = new(StringComparer.Ordinal);

    public IReadOnlyCollection<VirtualDevice> All => [.. _devices.Values];

    /// <summary>The virtual device of this id and kind, null when the device is real or of another kind.</summary>
    public T? Find<T>(string id)
        where T : VirtualDevice => _devices.GetValueOrDefault(id) as T;

    /// <summary>Returns the device of this id, made by <paramref name="make"/> when it is new.</summary>
    /// <exception cref="PlatformNotSupportedException">There are no pseudo-terminals on this system.</exception>
    public VirtualDevice GetOrAdd(string id, int? baud, Func<VirtualWire, VirtualDevice> make)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("virtual: devices need the pseudo-terminals of Linux");
        return _devices.GetOrAdd(id, key => make(new VirtualWire(key, baud, directory, clock)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var device in _devices.Values)
            await device.DisposeAsync().ConfigureAwait(false);
        _devices.Clear();
    }
}
