using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGateway.Devices.Tests;

/// <summary>One device with its virtual twin on a real pseudo-terminal, running until the test ends.</summary>
internal sealed class DeviceStand<TDevice, TTwin> : IAsyncDisposable
    where TDevice : Device
    where TTwin : VirtualDevice
{
    private readonly TempFolder _folder = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly VirtualBench _bench;
    private Task _running = Task.CompletedTask;

    /// <param name="make">The driver.</param>
    /// <param name="baud">Speed of the wire; null: the twin's own.</param>
    /// <param name="twin">Another twin than the driver's own.</param>
    public DeviceStand(Func<DeviceOptions, DeviceContext, TDevice> make, int? baud = null, Func<VirtualWire, TTwin>? twin = null)
    {
        _bench = new VirtualBench(_folder.Path, TimeProvider.System);
        if (twin is not null)
            _bench.GetOrAdd("thing-1", baud, twin);
        var context = new DeviceContext(TimeProvider.System, NullLoggerFactory.Instance, _bench) { Random = () => 0.1 };
        var address = baud is null ? "virtual:" : $"virtual:?baud={baud}";
        Device = make(new DeviceOptions { Id = "thing-1", Address = address }, context);
        Twin = _bench.Find<TTwin>("thing-1")!;
    }

    public TDevice Device { get; }

    public TTwin Twin { get; }

    /// <summary>Starts the device and waits until it is not starting any more.</summary>
    public async Task StartAsync()
    {
        _running = Task.Run(() => Device.RunAsync(_stop.Token));
        await Wait.UntilAsync(() => Device.Status.State != ThingState.Starting);
    }

    public Task ReachAsync(ThingState state, string? trouble = null, TimeSpan? within = null) => Wait.UntilAsync(
        () => Device.Status.State == state && (trouble is null || Device.Status.Trouble?.Code == trouble),
        within,
        state: () => $"wanted {state} {trouble}, is {Device.Status.State} {Device.Status.Trouble?.Code}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
        await _bench.DisposeAsync();
        _stop.Dispose();
        _folder.Dispose();
    }
}
