using System.Collections.Concurrent;
using EdgeGateway.Devices.IdCardReader;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGateway.Devices.Tests.IdCardReader;

/// <summary>A driver and a virtual reader with a real pseudo-terminal between them.</summary>
internal sealed class ReaderRig : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly VirtualBench _bench;
    private readonly Task _running;

    /// <param name="address">Address of the driver.</param>
    /// <param name="wire">Speed of the virtual reader when it is not the address's own.</param>
    public ReaderRig(string address = "virtual:", int? wire = null, ReaderFaults? faults = null, int pollMs = 20, int setBaud = 0, bool newAddress = false)
    {
        _bench = new VirtualBench(_folder.Path, TimeProvider.System);
        if (wire is not null)
            _bench.GetOrAdd("reader-1", wire, start => new VirtualReader(start));
        var options = new DeviceOptions
        {
            Id = "reader-1",
            Address = address.Replace("{folder}", _folder.Path, StringComparison.Ordinal),
            PollInterval = TimeSpan.FromMilliseconds(pollMs),
            ReaderBaud = setBaud,
            ReadNewAddress = newAddress,
        };
        var context = new DeviceContext(TimeProvider.System, NullLoggerFactory.Instance, _bench);
        Device = SamReader.Create(options, context);
        Device.CardRead += Reads.Enqueue;
        Device.StatusChanged += Statuses.Enqueue;
        if (faults is not null)
            Reader.Faults = faults;
        _running = Task.Run(() => Device.RunAsync(_stopping.Token));
    }

    public SamReader Device { get; }
    public ConcurrentQueue<CardRead> Reads { get; } = new();
    public ConcurrentQueue<ThingStatus> Statuses { get; } = new();
    public VirtualReader Reader => _bench.Find<VirtualReader>("reader-1")!;
    public string Folder => _folder.Path;

    /// <summary>Waits for a state, and for a trouble or for none.</summary>
    public Task BecomesAsync(ThingState state, string? trouble = null, TimeSpan? within = null) => Wait.UntilAsync(
        () => Device.Status.State == state && Device.Status.Trouble?.Code == trouble,
        within,
        () => $"wanted {state} {trouble}, is {Device.Status.State} {Device.Status.Trouble?.Code}");

    public Task ReadsAsync(int count, TimeSpan? within = null) =>
        Wait.UntilAsync(() => Reads.Count >= count, within, () => $"{Reads.Count} of {count} reads, {Device.Status.State} {Device.Status.Trouble?.Code}");

    /// <summary>The reader was asked for cards this many times more, so what had to show has shown.</summary>
    public async Task PollsAsync(int count)
    {
        var until = Reader.Answered + count;
        await Wait.UntilAsync(() => Reader.Answered >= until);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(5));
        await _bench.DisposeAsync();
        _stopping.Dispose();
        _folder.Dispose();
    }
}
