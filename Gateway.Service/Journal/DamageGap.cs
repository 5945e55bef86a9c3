namespace EdgeGateway.Service.Journal;

/// <summary>Where rows can be read again behind a damaged page. Pure: the caller reads.</summary>
internal static class DamageGap
{
    /// <summary>
    /// The smallest number behind which rows can be read, searched by doubling steps and then by halving: damage is usually one page, a handful of
    /// rows, and everything right behind it must be found.
    /// </summary>
    /// <param name="after">Reading behind this number fails.</param>
    /// <param name="last">Greatest number worth trying.</param>
    /// <param name="isReadable">Can the first row behind the number be read? True as well when there is none.</param>
    /// <returns>Null when nothing up to <paramref name="last"/> can be read.</returns>
    public static long? End(long after, long last, Func<long, bool> isReadable)
    {
        var (broken, sound) = (after, after);
        for (long step = 1; sound == broken; step *= 2)
        {
            if (broken >= last) return null;
            var next = step > last - after ? last : after + step;
            if (isReadable(next)) sound = next;
            else broken = sound = next;
        }

        while (sound - broken > 1)
        {
            var middle = broken + (sound - broken) / 2;
            if (isReadable(middle)) sound = middle;
            else broken = middle;
        }

        return sound;
    }
}
