namespace EdgeGateway.Vision.Capture.Nut;

/// <summary>Turns NUT's shortened times back into full ones.</summary>
internal sealed class NutClock(NutTimeBase timeBase, int ptsBits)
{
    private long _last;

    /// <summary>A sync point says where all streams are, in a time base of its own choice.</summary>
    public void Reset(ulong value, NutTimeBase of) =>
        _last = ToLong((Int128)value * of.Numerator * timeBase.Denominator / ((Int128)of.Denominator * timeBase.Numerator)) ?? 0;

    /// <param name="coded">Low bits of the time, or the whole time plus 2^bits; null when only the difference is known.</param>
    /// <param name="delta">Ticks since the last frame.</param>
    /// <returns>Null when the time does not fit.</returns>
    public TimeSpan? Advance(ulong? coded, int delta)
    {
        var limit = 1UL << ptsBits;
        Int128 pts = coded switch
        {
            null => (Int128)_last + delta,
            { } low when low < limit => Nearest(low, limit),
            { } full => full - limit,
        };
        if (ToLong(pts) is not { } ticks || ToLong(pts * timeBase.Numerator * TimeSpan.TicksPerSecond / timeBase.Denominator) is not { } time)
            return null;
        _last = ticks;
        return new TimeSpan(time);
    }

    /// <summary>The full time with these low bits that lies nearest to the last one.</summary>
    private Int128 Nearest(ulong low, ulong limit)
    {
        var mask = (Int128)(limit - 1);
        var floor = _last - (mask / 2);
        return ((low - floor) & mask) + floor;
    }

    private static long? ToLong(Int128 value) => value >= long.MinValue && value <= long.MaxValue ? (long)value : null;
}
