namespace EdgeGateway.Devices.Links;

/// <summary>The writing end of a print queue. A read waits until it is called off.</summary>
internal sealed class SpoolerStream(Action<ReadOnlyMemory<byte>> write, TimeProvider clock) : DuplexStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken).ConfigureAwait(false);
        return 0;
    }

    /// <summary>The spooler may think about it, so another thread waits for it.</summary>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(Task.Run(() => write(buffer), cancellationToken));
}
