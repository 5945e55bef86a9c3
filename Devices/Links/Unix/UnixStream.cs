using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EdgeGateway.Devices.Links.Unix;

/// <summary>
/// A non-blocking file descriptor of a terminal as an asynchronous stream. Why not <c>SerialPort.BaseStream</c>: measured on
/// .NET 10, its loop wakes every millisecond (3 to 4 % of a core per open port) and <c>Close</c> hangs for ever when a write is queued
/// after a hang-up. Here one thread sleeps in poll(2): no cost while idle, cancellation loses no byte, a hang-up shows at once.
/// </summary>
internal sealed class UnixStream : DuplexStream
{
    private readonly SafeFileHandle _handle;
    private readonly SafeFileHandle _wake;
    private readonly Lock _gate = new();
    private TaskCompletionSource? _readable;
    private TaskCompletionSource? _writable;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closed;

    /// <param name="handle">Opened with O_NONBLOCK; closed with the stream.</param>
    public UnixStream(SafeFileHandle handle, string name)
    {
        _handle = handle;
        _wake = new SafeFileHandle(Libc.EventHandle(0, Libc.NonBlocking | Libc.CloseOnExec), ownsHandle: true);
        new Thread(PollLoop, maxStackSize: 128 * 1024) { IsBackground = true, Name = $"poll {name}" }.Start();
    }

    /// <summary>Bytes read; 0 when the other end is gone for good.</summary>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Transfer(() => Libc.Read(_handle, buffer.Span, buffer.Length)) is { } count)
                return count;
            await ReadyAsync(ref _readable).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Transfer(() => Libc.Write(_handle, buffer.Span, buffer.Length)) is { } count)
                buffer = buffer[count..];
            else
                await ReadyAsync(ref _writable).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _closed = true;
            Wake();
        }
        base.Dispose(disposing);
    }

    /// <summary>Returns when the descriptor is closed, so that the port can be opened again at once.</summary>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        await _ended.Task.ConfigureAwait(false);
    }

    /// <summary>Null: not now, wait until the poll says so.</summary>
    private int? Transfer(Func<nint> call)
    {
        lock (_gate)
        {
            if (_closed)
                throw new IOException("the wire was closed");
            while (true)
            {
                var count = call();
                if (count >= 0)
                    return (int)count;
                var error = Marshal.GetLastPInvokeError();
                if (error == Libc.ErrAgain)
                    return null;
                if (error != Libc.ErrInterrupted)
                    throw new IOException($"the wire is gone (error {error})");
            }
        }
    }

    private Task ReadyAsync(ref TaskCompletionSource? slot)
    {
        lock (_gate)
        {
            slot ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var ready = slot.Task;
            if (_closed)
                slot.TrySetResult();
            else
                Wake();
            return ready;
        }
    }

    private void Wake()
    {
        Span<byte> one = stackalloc byte[8];
        one[0] = 1;
        Libc.Write(_wake, one, 8);
    }

    private void PollLoop()
    {
        Span<Libc.PollEntry> entries = stackalloc Libc.PollEntry[2];
        Span<byte> counter = stackalloc byte[8];
        var descriptor = (int)_handle.DangerousGetHandle();
        while (Wanted() is { } wanted)
        {
            // Without a waiting reader or writer the descriptor is left out: a hang-up would make poll return for ever.
            entries[0] = new Libc.PollEntry { Handle = wanted == 0 ? -1 : descriptor, Wanted = wanted };
            entries[1] = new Libc.PollEntry { Handle = (int)_wake.DangerousGetHandle(), Wanted = Libc.PollIn };
            if (Libc.Poll(entries, 2, -1) < 0)
                continue;
            if (entries[1].Happened != 0)
                Libc.Read(_wake, counter, 8);
            Complete(entries[0].Happened);
        }
        Complete(short.MaxValue);
        _handle.Dispose();
        _wake.Dispose();
        _ended.TrySetResult();
    }

    private short? Wanted()
    {
        lock (_gate)
        {
            if (_closed)
                return null;
            return (short)((_readable is null ? 0 : Libc.PollIn) | (_writable is null ? 0 : Libc.PollOut));
        }
    }

    private void Complete(short happened)
    {
        lock (_gate)
        {
            if ((happened & ~Libc.PollOut) != 0)
                Finish(ref _readable);
            if ((happened & ~Libc.PollIn) != 0)
                Finish(ref _writable);
        }
    }

    private static void Finish(ref TaskCompletionSource? slot)
    {
        slot?.TrySetResult();
        slot = null;
    }
}
