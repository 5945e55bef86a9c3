using System.Collections.Concurrent;
using EdgeGateway.Devices.Links.Usb;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Devices.Tests.IdCardReader;

/// <summary>A USB reader as a table of transfers: a virtual module behind the pipes of one of the two layouts.</summary>
internal sealed class UsbReaderOnPaper(SamUsbPipes pipes, int packet = 64)
{
    private const int TimedOut = -110, NoDevice = -19;
    private readonly ConcurrentDictionary<byte, BlockingCollection<byte[]>> _waiting = new();
    private readonly SamRequestReader _requests = new();
    private readonly SamModule _module = new();
    private volatile bool _pulled;
    private int _closed;

    /// <summary>Hears and never answers.</summary>
    public bool Silent { get; set; }

    /// <summary>How often the driver gave it back.</summary>
    public int Closed => Volatile.Read(ref _closed);

    /// <summary>Every transfer towards the reader: pipe and length.</summary>
    public ConcurrentQueue<(byte Pipe, int Length)> Sent { get; } = new();

    public UsbPort Port => new("reader", pipes, Transfer, () => Interlocked.Increment(ref _closed));

    public void Place(IdentityDocument? card)
    {
        lock (_module)
            _module.Place(card is null ? null : VirtualCard.Of(card));
    }

    public void Pull()
    {
        _pulled = true;
        Of(pipes.HeaderIn).CompleteAdding();
        Of(pipes.BodyIn).CompleteAdding();
    }

    private int Transfer(byte pipe, Span<byte> bytes, TimeSpan within)
    {
        if (_pulled)
            return NoDevice;
        return (pipe & 0x80) != 0 ? Receive(pipe, bytes, within) : Send(pipe, bytes);
    }

    private int Send(byte pipe, Span<byte> bytes)
    {
        Sent.Enqueue((pipe, bytes.Length));
        lock (_module)
        {
            foreach (var request in _requests.Feed(bytes.ToArray()))
                Answer(_module.Answer(request));
        }
        return bytes.Length;
    }

    private void Answer(byte[] frame)
    {
        if (Silent || _pulled)
            return;
        if (pipes.IsSplit)
            Of(pipes.HeaderIn).Add(frame[..SamFrame.HeaderLength]);
        foreach (var piece in (pipes.IsSplit ? frame[SamFrame.HeaderLength..] : frame).Chunk(packet))
            Of(pipes.BodyIn).Add(piece);
    }

    private int Receive(byte pipe, Span<byte> bytes, TimeSpan within)
    {
        if (!Of(pipe).TryTake(out var piece, within))
            return _pulled ? NoDevice : TimedOut;
        piece.CopyTo(bytes);
        return piece.Length;
    }

    private BlockingCollection<byte[]> Of(byte pipe) => _waiting.GetOrAdd(pipe, static _ => []);
}
