namespace EdgeGateway.Service.Tests.Delivery;

/// <summary>A wall clock that the test sets to anything, on a machine whose monotonic clock and timers go as they do.</summary>
internal sealed class CrazyClock : TimeProvider
{
    private long _offset;

    /// <summary>What the wall clock shows from now on.</summary>
    public void Set(DateTimeOffset wall) => Interlocked.Exchange(ref _offset, (wall - System.GetUtcNow()).Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));
}
