namespace EdgeGateway.Devices.Links;

/// <summary>
/// A USB printer's descriptor. Reading nothing is no end here: the printer answered the kernel's request with an empty packet. So it
/// is asked again after a moment. One-way, a read waits until it is called off.
/// </summary>
internal sealed class UsbPrinterStream(Stream inner, bool canRead, TimeProvider clock) : DuplexStream
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!canRead)
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (count > 0)
                return count;
            await Task.Delay(Pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
