namespace EdgeGateway.KillLedger.Soak;

/// <summary>The system's clock with a wall clock that somebody sets; its monotonic side is the true one, as in a real box.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private long _offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + new TimeSpan(Interlocked.Read(ref _offset));

    public void Step(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);
}
