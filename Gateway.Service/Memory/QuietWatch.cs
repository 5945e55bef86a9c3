namespace EdgeGateway.Service.Memory;

/// <summary>Decides when nobody works and there is something to give back. Pure; one look a minute.</summary>
internal sealed class QuietWatch
{
    /// <summary>Part of one core. An idle store with its pages open and a reader that is asked twenty times a second stays below, on a slow or shared machine too.</summary>
    private const double Busy = 0.4;

    /// <summary>Less is not worth the faults it costs to take it again.</summary>
    private const long Worth = 12 * 1024 * 1024;

    private const int Times = 2;

    private TimeSpan? _used;
    private TimeSpan _at;
    private long _seq;
    private long? _left;

    /// <summary>How often it was done since much came on top. The first time takes program pages itself (the collector's above all): those go the second time, a quiet minute later.</summary>
    public int Given { get; private set; }

    /// <param name="at">Any monotonic time.</param>
    /// <param name="used">Processor time of the process since its start.</param>
    /// <param name="seq">Number of the newest event: while somebody sells, it grows.</param>
    /// <param name="resident">Bytes it has in memory now.</param>
    public bool IsTime(TimeSpan at, TimeSpan used, long seq, long resident)
    {
        var (before, since, recorded) = (_used, at - _at, seq != _seq);
        (_used, _at, _seq) = (used, at, seq);
        if (before is not { } last || recorded || since <= TimeSpan.Zero || (used - last) / since >= Busy)
            return false;
        if (Given == Times)
            (_left, Given) = (resident, 0);
        return Given > 0 || resident - (_left ?? 0) >= Worth;
    }

    /// <summary>It was done. What is there a minute after the last time is what an idle shop needs: only what comes on top of that is worth giving back again.</summary>
    public void Gave() => Given++;
}
