namespace EdgeGateway.Service.Health.Influx;

/// <summary>Counts of the sink since the start, for its own metrics. Any thread.</summary>
internal sealed class InfluxTally
{
    private long _taken;
    private long _failed;
    private long _refused;
    private long _full;

    /// <summary>Null while no server is configured.</summary>
    public InfluxBuffer? Buffer { get; set; }

    /// <summary>Requests the server took.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>Attempts that came to nothing; what was in them waits.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>Dropped because the server does not understand them.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Dropped because there was no room, the oldest first.</summary>
    public long Full => Interlocked.Read(ref _full);

    public void Answered(InfluxVerdict verdict)
    {
        ref var count = ref _failed;
        if (verdict == InfluxVerdict.Taken)
            count = ref _taken;
        else if (verdict == InfluxVerdict.Refused)
            count = ref _refused;
        Interlocked.Increment(ref count);
    }

    public void Dropped(long requests) => Interlocked.Add(ref _full, requests);
}
