namespace EdgeGateway.Service.Health;

/// <summary>How long this process serves, by a clock that cannot jump.</summary>
internal sealed class Uptime(TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();

    public TimeSpan Elapsed => clock.GetElapsedTime(_started);
}
