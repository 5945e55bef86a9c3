using System.Buffers;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Channel;

namespace EdgeGateway.Service.Delivery.Mqtt;

/// <summary>
/// Puts a buffer on each side of the library's channel, which asks the kernel four to six times for every event. Packets that are written while
/// others are on their way go together in one call, and one read fetches all acknowledgements that are there. Nothing waits to fill a buffer: what is
/// written on an idle connection leaves at once.
/// </summary>
internal sealed class BufferedChannel(IMqttChannel inner, TimeProvider clock) : IMqttChannel, IThreadPoolWorkItem
{
    private const int ReadSize = 16 * 1024;

    /// <summary>More than this waiting: the writer waits too. Far above a window of small events, far below memory that matters.</summary>
    private const int Full = 256 * 1024;

    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly byte[] _read = new byte[ReadSize];
    private readonly Lock _lock = new();
    private ArrayBufferWriter<byte> _filling = new(ReadSize);
    private ArrayBufferWriter<byte> _leaving = new(ReadSize);
    private TaskCompletionSource? _emptied;
    private Exception? _failure;
    private bool _busy;
    private int _at;
    private int _end;

    public X509Certificate2 ClientCertificate => inner.ClientCertificate;

    public EndPoint RemoteEndPoint => inner.RemoteEndPoint;

    public EndPoint LocalEndPoint => inner.LocalEndPoint;

    public bool IsSecureConnection => inner.IsSecureConnection;

    public Task ConnectAsync(CancellationToken cancellationToken) => inner.ConnectAsync(cancellationToken);

    public Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _at < _end ? Task.FromResult(Take(buffer, offset, count)) : FillAsync(buffer, offset, count, cancellationToken);

    /// <summary>Returns when the bytes are in the buffer. A failure to send them ends the connection, and reading tells.</summary>
    public Task WriteAsync(ReadOnlySequence<byte> buffer, bool isEndOfPacket, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task? emptied = null;
        var start = false;
        lock (_lock)
        {
            if (_failure is not null)
                return Task.FromException(_failure);
            foreach (var segment in buffer)
                _filling.Write(segment.Span);
            if (_filling.WrittenCount > Full)
                emptied = (_emptied ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            (start, _busy) = (!_busy, true);
        }

        // On another thread, so that who writes the next packet does not wait for the kernel: that is how packets come together.
        if (start)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return emptied is null ? Task.CompletedTask : emptied.WaitAsync(cancellationToken);
    }

    /// <summary>What was written last is often the goodbye: it gets a moment to leave.</summary>
    public async Task DisconnectAsync(CancellationToken cancellationToken)
    {
        Task? leaving = null;
        lock (_lock)
        {
            if (_busy && _failure is null)
                leaving = (_emptied ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        if (leaving is not null)
            await leaving.WaitAsync(LastWords, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await inner.DisconnectAsync(cancellationToken);
    }

    public void Execute() => _ = LeaveAsync();

    public void Dispose()
    {
        Fail(new ObjectDisposedException(nameof(BufferedChannel)));
        inner.Dispose();
    }

    private async Task<int> FillAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        // A body larger than the buffer goes straight to where it belongs.
        if (count >= ReadSize)
            return await inner.ReadAsync(buffer, offset, count, cancellationToken).ConfigureAwait(false);
        (_at, _end) = (0, await inner.ReadAsync(_read, 0, ReadSize, cancellationToken).ConfigureAwait(false));
        return _end == 0 ? 0 : Take(buffer, offset, count);
    }

    private int Take(byte[] buffer, int offset, int count)
    {
        var length = Math.Min(count, _end - _at);
        _read.AsSpan(_at, length).CopyTo(buffer.AsSpan(offset));
        _at += length;
        return length;
    }

    private async Task LeaveAsync()
    {
        try
        {
            while (NextToLeave())
            {
                await inner.WriteAsync(new ReadOnlySequence<byte>(_leaving.WrittenMemory), isEndOfPacket: true, CancellationToken.None).ConfigureAwait(false);
                // A rare large event must not keep its room for ever.
                if (_leaving.Capacity > 2 * Full)
                    _leaving = new ArrayBufferWriter<byte>(ReadSize);
                else
                    _leaving.ResetWrittenCount();
            }
        }
        catch (Exception failure)
        {
            Fail(failure);
            inner.Dispose();
        }
    }

    private bool NextToLeave()
    {
        TaskCompletionSource? emptied;
        lock (_lock)
        {
            // Everything written before is with the kernel now, or about to be in one piece.
            if (_filling.WrittenCount > 0)
            {
                (_filling, _leaving) = (_leaving, _filling);
                return true;
            }

            _busy = false;
            (emptied, _emptied) = (_emptied, null);
        }

        emptied?.TrySetResult();
        return false;
    }

    private void Fail(Exception failure)
    {
        TaskCompletionSource? emptied;
        lock (_lock)
        {
            _failure ??= failure;
            (emptied, _emptied) = (_emptied, null);
        }

        emptied?.TrySetException(failure);
    }
}
