using System.IO.Ports;
using System.Threading.Channels;

namespace EdgeGateway.Devices.Links;

/// <summary>
/// System.IO.Ports behind one pump, for systems other than Linux. The pump owns the only read, which always waits: a canceled reader
/// abandons its place in the queue and not the bytes, and a vanished port ends the pump at once.
/// </summary>
internal sealed class PortStream : DuplexStream
{
    private const int MostChunksWaiting = 64;
    private readonly SerialPort _port;
    private readonly Channel<Memory<byte>> _chunks =
        Channel.CreateBounded<Memory<byte>>(new BoundedChannelOptions(MostChunksWaiting) { SingleReader = true, SingleWriter = true });
    private Memory<byte> _rest;

    private PortStream(SerialPort port)
    {
        _port = port;
        Pump = PumpAsync(port.BaseStream, _chunks.Writer);
    }

    /// <summary>Ends when the port does. Never faults.</summary>
    internal Task Pump { get; }

    public static LinkOpening Open(string name, int baud, TimeProvider clock)
    {
        var port = new SerialPort(name, baud, Parity.None, 8, StopBits.One);
        try
        {
            port.Open();
            var stream = new PortStream(port);
            return LinkOpening.Opened(new Link(stream, clock, stream.DiscardInput, stream.TryChangeBaud).At(baud));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException or ArgumentException)
        {
            port.Dispose();
            return LinkOpening.Not(ProblemOf(exception, name), exception.InnerException?.Message ?? exception.Message);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_rest.IsEmpty && !_chunks.Reader.TryRead(out _rest))
        {
            if (!await _chunks.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
                return 0;
            _chunks.Reader.TryRead(out _rest);
        }
        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        // A photo may have been among them.
        _rest[..count].Span.Clear();
        _rest = _rest[count..];
        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        Pump.IsCompleted ? throw new IOException("the port is gone") : _port.BaseStream.WriteAsync(buffer, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        _port.Dispose();
        base.Dispose(disposing);
    }

    private static LinkProblem ProblemOf(Exception exception, string name) => exception switch
    {
        UnauthorizedAccessException when name.StartsWith('/') => UnixProblemOf(name),
        // Windows reports a port that another program holds as access denied.
        UnauthorizedAccessException => LinkProblem.Busy,
        FileNotFoundException => LinkProblem.NotFound,
        ArgumentException => LinkProblem.NotAPort,
        _ => LinkProblem.Failed,
    };

    private static LinkProblem UnixProblemOf(string path) =>
        Directory.Exists(path) ? LinkProblem.NotAPort : File.Exists(path) ? LinkProblem.NoPermission : LinkProblem.NotFound;

    private static async Task PumpAsync(Stream port, ChannelWriter<Memory<byte>> chunks)
    {
        var buffer = new byte[1024];
        try
        {
            while (await port.ReadAsync(buffer).ConfigureAwait(false) is var count and > 0)
                await chunks.WriteAsync(buffer.AsSpan(0, count).ToArray()).ConfigureAwait(false);
            chunks.TryComplete();
        }
        catch (Exception exception)
        {
            // Whatever ended the port is what the reader must see: an I/O error.
            chunks.TryComplete(new IOException("the port is gone", exception));
        }
    }

    private void DiscardInput()
    {
        _rest = default;
        while (_chunks.Reader.TryRead(out _))
        {
        }
        _port.DiscardInBuffer();
    }

    private bool TryChangeBaud(int baud)
    {
        _port.BaudRate = baud;
        return true;
    }
}
