using System.Threading.Channels;
using EdgeGateway.Devices.Links.Unix;
using EdgeGateway.Protocols.IdCard;

namespace EdgeGateway.Devices.Links.Usb;

/// <summary>
/// The pipes of a USB reader as one stream of SAM frames. Bulk transfers block, and one that is given up may lose what it had: so the
/// thread here reads only when a question was asked, and longer than any answer takes. A canceled reader loses nothing.
/// </summary>
internal sealed class UsbStream : DuplexStream
{
    // The largest answer in whole packets of a full-speed pipe; a shorter buffer would make the system refuse the last packet.
    private const int LargestRead = 38 * 64;
    private static readonly TimeSpan WriteWithin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(3);

    private readonly UsbPort _port;
    private readonly Channel<byte[]> _answers = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly SemaphoreSlim _asked = new(0);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Memory<byte> _rest;
    private volatile bool _closed;

    public UsbStream(UsbPort port)
    {
        _port = port;
        new Thread(ReadLoop, maxStackSize: 128 * 1024) { IsBackground = true, Name = $"usb {port.Name}" }.Start();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_rest.IsEmpty)
            await NextAsync(cancellationToken).ConfigureAwait(false);
        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        // A photo may have been among them.
        _rest[..count].Span.Clear();
        _rest = _rest[count..];
        return count;
    }

    /// <summary>Sends one whole request; its answer can be read afterwards.</summary>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        foreach (var (pipe, bytes) in _port.Pipes.Outgoing(buffer))
        {
            var moved = await Task.Run(() => _port.Transfer(pipe, bytes.ToArray(), WriteWithin), cancellationToken).ConfigureAwait(false);
            if (moved != bytes.Length)
                throw new IOException($"the reader takes no bytes ({moved})");
        }
        _asked.Release();
    }

    /// <summary>Throws away answers that came before now.</summary>
    internal void Discard()
    {
        _rest.Span.Clear();
        _rest = default;
        while (_answers.Reader.TryRead(out var late))
            late.AsSpan().Clear();
    }

    protected override void Dispose(bool disposing)
    {
        if (!_closed)
        {
            _closed = true;
            _asked.Release();
        }
        base.Dispose(disposing);
    }

    /// <summary>Returns when the device was given back, so that it can be opened again at once.</summary>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        await _ended.Task.ConfigureAwait(false);
    }

    private async ValueTask NextAsync(CancellationToken stopping)
    {
        while (_rest.IsEmpty)
        {
            if (!await _answers.Reader.WaitToReadAsync(stopping).ConfigureAwait(false))
                throw new IOException("the reader is gone");
            if (_answers.Reader.TryRead(out var answer))
                _rest = answer;
        }
    }

    private void ReadLoop()
    {
        var buffer = new byte[LargestRead];
        var error = 0;
        while (error == 0)
        {
            _asked.Wait();
            if (_closed)
                break;
            error = ReadAnswer(buffer);
        }
        _answers.Writer.TryComplete(error == 0 ? null : new IOException($"the reader is gone (error {error})"));
        _port.Close();
        _ended.TrySetResult();
    }

    /// <summary>0 when an answer was read or none came; else the error that ended the device.</summary>
    private int ReadAnswer(byte[] buffer)
    {
        var answer = new SamUsbAnswer(_port.Pipes);
        while (!answer.IsWhole && !_closed)
        {
            var count = _port.Transfer(answer.Pipe, buffer, AnswerWithin);
            if (count < 0)
                return -count == Libc.ErrTimedOut ? 0 : -count;
            var bytes = buffer.AsSpan(0, count);
            answer.Take(bytes);
            _answers.Writer.TryWrite(bytes.ToArray());
            bytes.Clear();
        }
        return 0;
    }
}
