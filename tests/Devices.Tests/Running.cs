using EdgeGateway.Devices.Links;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGateway.Devices.Tests;

/// <summary>Drivers that run until the test ends, in a house whose ports are folders of the test.</summary>
internal sealed class Running : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _tasks = [];
    private readonly List<VirtualDevice> _plugged = [];

    public Running(Func<LinkPlaces, LinkPlaces>? places = null, TimeProvider? clock = null)
    {
        var own = new LinkPlaces
        {
            SerialById = Folder("by-id"),
            Nodes = Folder("dev"),
            HidrawClasses = Folder("hidraw"),
            UsbDevices = Folder("usb"),
            UsbNodes = Folder("nodes"),
        };
        Context = new DeviceContext(clock ?? TimeProvider.System, NullLoggerFactory.Instance, new VirtualBench(Folder("virtual"), TimeProvider.System))
        {
            Random = () => 0,
            Places = places is null ? own : places(own),
        };
    }

    public DeviceContext Context { get; }

    public string Path(string name) => System.IO.Path.Combine(_folder.Path, name);

    public T Start<T>(T device)
        where T : Device
    {
        _tasks.Add(Task.Run(() => device.RunAsync(_stop.Token)));
        return device;
    }

    /// <summary>Plugs a device in until it is unplugged or the test ends.</summary>
    public T Plug<T>(T device)
        where T : VirtualDevice
    {
        _plugged.Add(device);
        return device;
    }

    public ValueTask UnplugAsync(VirtualDevice device)
    {
        _plugged.Remove(device);
        return device.DisposeAsync();
    }

    public static Task BecomesAsync(Device device, ThingState state, string? trouble = null) => Wait.UntilAsync(
        () => device.Status.State == state && (trouble is null || device.Status.Trouble?.Code == trouble),
        state: () => $"{device.Id}: wanted {state} {trouble}, is {device.Status.State} {device.Status.Trouble?.Code}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_tasks).WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
        foreach (var device in _plugged)
            await device.DisposeAsync();
        await Context.Bench.DisposeAsync();
        _stop.Dispose();
        _folder.Dispose();
    }

    private string Folder(string name) => Directory.CreateDirectory(Path(name)).FullName;
}
