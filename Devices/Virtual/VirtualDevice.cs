using EdgeGateway.Devices.Links;

namespace EdgeGateway.Devices.Virtual;

/// <summary>
/// A device in software behind a real pseudo-terminal. A subclass answers bytes with bytes in <see cref="OnBytesAsync"/> and may send
/// by itself with <see cref="SendAsync"/>.
/// </summary>
public abstract class VirtualDevice : IAsyncDisposable
{
    private static readonly TimeSpan NobodyReads = TimeSpan.FromSeconds(1);
    private readonly PseudoTerminal _terminal;
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly SemaphoreSlim _plugged = new(0);
    private readonly Lock _power = new();
    private PacedWire _outgoing;
    private PacedWire _incoming;
    private readonly TimeProvider _clock;
    private readonly Task _running;

    protected VirtualDevice(VirtualWire wire, int defaultBaud)
    {
        Id = wire.Id;
        Baud = wire.Baud ?? defaultBaud;
        _clock = wire.Clock;
        _outgoing = new PacedWire(Baud, _clock);
        _incoming = new PacedWire(Baud, _clock);
        _terminal = new PseudoTerminal(Path.Combine(wire.Directory, wire.Id));
        Address = new SerialAddress(_terminal.Path, Baud);
        _running = Task.Run(RunAsync);
    }

    public string Id { get; }

    /// <summary>Bits per second at which bytes leave.</summary>
    public int Baud { get; private set; }

    /// <summary>Where the driver finds it.</summary>
    public SerialAddress Address { get; }

    public bool IsPlugged => _terminal.Stream is not null;

    /// <summary>Speed at which the driver opened the port; null when unplugged or unknown.</summary>
    protected int? HostBaud => _terminal.HostBaud;

    /// <summary>Pulls the plug: the driver's wire hangs up.</summary>
    public void Pull()
    {
        lock (_power)
        {
            _terminal.Unplug();
            OnPulled();
        }
    }

    /// <summary>Puts the plug back; the device starts afresh.</summary>
    public void Plug()
    {
        _terminal.Plug();
        _plugged.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        _terminal.Dispose();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Bytes came from the driver. The next ones wait until this returns; a pull waits only for what comes before its first await.</summary>
    protected abstract Task OnBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken stopping);

    /// <summary>The plug was pulled: forget what a device without power forgets.</summary>
    protected virtual void OnPulled()
    {
    }

    /// <summary>From the next byte on the device talks at another speed.</summary>
    protected void ChangeBaud(int baud)
    {
        Baud = baud;
        _outgoing = new PacedWire(baud, _clock);
        _incoming = new PacedWire(baud, _clock);
    }

    /// <summary>Waits by the device's clock.</summary>
    protected Task PauseAsync(TimeSpan time, CancellationToken stopping) => Task.Delay(time, _clock, stopping);

    /// <summary>Sends at wire speed. Bytes that nobody takes, or for a pulled plug, are lost, as they are in life.</summary>
    protected async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken stopping)
    {
        await _sending.WaitAsync(stopping).ConfigureAwait(false);
        try
        {
            _outgoing.Begin();
            while (!bytes.IsEmpty && _terminal.Stream is { } wire)
            {
                var chunk = bytes[..Math.Min(bytes.Length, _outgoing.ChunkSize)];
                var wait = _outgoing.Book(chunk.Length);
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait, _clock, stopping).ConfigureAwait(false);
                bytes = await TryWriteAsync(wire, chunk, stopping).ConfigureAwait(false) ? bytes[chunk.Length..] : default;
            }
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task<bool> TryWriteAsync(Stream wire, ReadOnlyMemory<byte> chunk, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(NobodyReads, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            await wire.WriteAsync(chunk, both.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException && !stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task RunAsync()
    {
        var buffer = new byte[1024];
        while (!_stopping.IsCancellationRequested)
        {
            if (_terminal.Stream is not { } wire)
                await _plugged.WaitAsync(_stopping.Token).ConfigureAwait(false);
            else if (await ReadAsync(wire, buffer).ConfigureAwait(false) is > 0 and var count)
                await ReceiveAsync(wire, buffer.AsMemory(0, count)).ConfigureAwait(false);
        }
    }

    /// <summary>A pseudo-terminal delivers at once; on a real wire the last of these bytes arrives later.</summary>
    private async Task ReceiveAsync(Stream wire, ReadOnlyMemory<byte> bytes)
    {
        _incoming.Begin();
        var wait = _incoming.Book(bytes.Length);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, _clock, _stopping.Token).ConfigureAwait(false);
        var handled = Task.CompletedTask;
        lock (_power)
        {
            // What was on its way when the plug was pulled never arrives.
            if (_terminal.Stream == wire)
                handled = OnBytesAsync(bytes, _stopping.Token);
        }
        await handled.ConfigureAwait(false);
    }

    /// <summary>0 when the plug was pulled.</summary>
    private async Task<int> ReadAsync(Stream wire, byte[] buffer)
    {
        try
        {
            return await wire.ReadAsync(buffer, _stopping.Token).ConfigureAwait(false);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
