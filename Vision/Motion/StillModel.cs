namespace EdgeGateway.Vision.Motion;

/// <summary>
/// Two backgrounds of one camera, a quick and a slow one, and for each cell how long it has differed from the slow one while it agreed with the
/// quick one. Pure, on spans: brightness grids in, ages out.
/// </summary>
internal sealed class StillModel(int columns, int rows, StillLimits limits)
{
    private readonly float[] _slow = new float[columns * rows];
    private readonly float[] _quick = new float[columns * rows];
    private readonly float[] _age = new float[columns * rows];
    private bool _started;

    public int Columns => columns;
    public int Rows => rows;

    /// <summary>Seconds per cell, row by row.</summary>
    public ReadOnlySpan<float> Age => _age;

    public ReadOnlySpan<float> Background => _slow;

    /// <param name="gray">The picture, row by row.</param>
    /// <param name="covered">Cells somebody or something that moves is in front of: they say nothing.</param>
    /// <param name="seconds">Since the last picture.</param>
    /// <returns>False when everything was learned anew.</returns>
    public bool Learn(ReadOnlySpan<float> gray, ReadOnlySpan<bool> covered, double seconds)
    {
        var shift = _started ? Shift(gray, covered) : 0;
        if (!_started || Changed(gray, covered, shift) > limits.WholePicture)
        {
            gray.CopyTo(_slow);
            gray.CopyTo(_quick);
            Array.Clear(_age);
            _started = true;
            return false;
        }
        var (quick, slow, absorb) = (Share(limits.Quick, seconds), Share(limits.Slow, seconds), Share(limits.Absorb, seconds));
        for (var i = 0; i < gray.Length; i++)
        {
            if (covered[i])
                continue;
            var (off, moved) = (gray[i] - _slow[i], MathF.Abs(gray[i] - _quick[i]));
            _quick[i] += quick * (gray[i] - _quick[i]);
            if (MathF.Abs(off - shift) <= limits.Difference)
            {
                _slow[i] += slow * off;
                _age[i] = MathF.Max(0, _age[i] - (3 * (float)seconds));
                continue;
            }
            _slow[i] += absorb * off;
            var older = moved <= limits.Difference / 2 ? _age[i] + (float)seconds : MathF.Max(0, _age[i] - (float)seconds);
            // No older than it takes to be sure, so that what is taken away is seen to be gone at once.
            _age[i] = MathF.Min(older, 2 * (float)limits.Settle.TotalSeconds);
        }
        return true;
    }

    /// <summary>What lies in these cells belongs to the scene from now on.</summary>
    public void Absorb(ReadOnlySpan<float> gray, IReadOnlyList<int> cells)
    {
        foreach (var cell in cells)
            (_slow[cell], _age[cell]) = (gray[cell], 0);
    }

    /// <summary>The slow background as bytes, to be kept through a restart.</summary>
    public byte[] Remember() => [.. _slow.Select(cell => (byte)Math.Clamp(MathF.Round(cell), 0, 255))];

    /// <summary>Before the first picture only; a background of another size is left.</summary>
    public void Recall(byte[] background)
    {
        if (background.Length != _slow.Length)
            return;
        for (var i = 0; i < background.Length; i++)
            _slow[i] = _quick[i] = background[i];
        _started = true;
    }

    /// <summary>How much brighter the whole picture got: the mean over cells that are about the same.</summary>
    private float Shift(ReadOnlySpan<float> gray, ReadOnlySpan<bool> covered)
    {
        var (sum, count) = (0f, 0);
        for (var i = 0; i < gray.Length; i++)
        {
            var off = gray[i] - _slow[i];
            if (covered[i] || MathF.Abs(off) > limits.Difference * 2)
                continue;
            sum += off;
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }

    private float Changed(ReadOnlySpan<float> gray, ReadOnlySpan<bool> covered, float shift)
    {
        var (changed, count) = (0, 0);
        for (var i = 0; i < gray.Length; i++)
        {
            if (covered[i])
                continue;
            count++;
            if (MathF.Abs(gray[i] - _slow[i] - shift) > limits.Difference)
                changed++;
        }
        return count == 0 ? 0 : (float)changed / count;
    }

    private static float Share(TimeSpan time, double seconds) => (float)(1 - Math.Exp(-seconds / time.TotalSeconds));
}
