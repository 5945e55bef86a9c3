namespace EdgeGateway.Devices.Links;

/// <summary>An open wire. One reader and one writer at a time. A wire that is gone shows as <see cref="IOException"/> within a second.</summary>
public sealed class Link : IAsyncDisposable
{
    private readonly TimeProvider _clock;
    private readonly Action? _discard;
    private readonly Func<int, bool>? _changeBaud;
    private readonly IDisposable? _owner;

    /// <param name="stream">Reads and writes must honour their token promptly and lose no byte by it.</param>
    /// <param name="discard">Throws away what the operating system holds for us; null: read it away.</param>
    /// <param name="changeBaud">Changes the speed of the open port; null: the wire has no speed.</param>
    /// <param name="owner">Closed after the stream.</param>
    public Link(Stream stream, TimeProvider clock, Action? discard = null, Func<int, bool>? changeBaud = null, IDisposable? owner = null)
    {
        Stream = stream;
        _clock = clock;
        _discard = discard;
        _changeBaud = changeBaud;
        _owner = owner;
    }

    public Stream Stream { get; }

    /// <summary>Bits per second of the wire, null when it has none worth reckoning with (TCP).</summary>
    public int? Baud { get; private set; }

    /// <summary>Nothing ever comes back: a print queue, or a USB port that only takes.</summary>
    public bool IsOneWay { get; init; }

    /// <summary>Called by <see cref="EndJobAsync"/>; null: the wire knows no jobs.</summary>
    internal Func<CancellationToken, ValueTask<QueueState>>? EndJob { get; init; }

    /// <summary>Whoever prints says that a job is complete. Only a print queue has an opinion about it.</summary>
    public ValueTask<QueueState> EndJobAsync(CancellationToken stopping) => EndJob?.Invoke(stopping) ?? ValueTask.FromResult(QueueState.None);

    /// <summary>
    /// Reads what is there, waiting at most <paramref name="within"/>. Returns the number of bytes, 0 when none came in time;
    /// never 0 for an ended wire, that throws <see cref="IOException"/>.
    /// </summary>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, TimeSpan within, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(within, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            return await ReadAsync(buffer, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return 0;
        }
    }

    /// <summary>Reads what is there, waiting as long as it takes: at least 1 byte. An ended wire throws <see cref="IOException"/>.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken stopping)
    {
        var count = await Stream.ReadAsync(buffer, stopping).ConfigureAwait(false);
        return count > 0 ? count : throw new IOException("the other end closed the wire");
    }

    /// <summary>Writes everything, or throws: <see cref="IOException"/> when the wire is gone or takes nothing for <paramref name="within"/>.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, TimeSpan within, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(within, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            await Stream.WriteAsync(bytes, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException canceled) when (!stopping.IsCancellationRequested)
        {
            throw new IOException("the wire takes no bytes", canceled);
        }
    }

    /// <summary>Throws away input that arrived before now.</summary>
    public void DiscardInput() => _discard?.Invoke();

    /// <summary>Changes the speed of an open serial port. False when the wire has no speed or refuses this one.</summary>
    public bool TryChangeBaud(int baud)
    {
        if (_changeBaud is null || !_changeBaud(baud))
            return false;
        Baud = baud;
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync().ConfigureAwait(false);
        _owner?.Dispose();
    }

    internal Link At(int baud)
    {
        Baud = baud;
        return this;
    }
}
