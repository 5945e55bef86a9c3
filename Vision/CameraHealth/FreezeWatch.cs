namespace EdgeGateway.Vision.CameraHealth;

/// <summary>
/// Tells how long the very same picture has been coming. A sensor has noise and the day has clouds: a live picture changes somewhere by more
/// than this, however empty the street is. Pure.
/// </summary>
internal sealed class FreezeWatch
{
    /// <summary>Encoders repeat a frozen picture with small differences of their own.</summary>
    private const float Same = 0.5f;

    private float[]? _first;
    private TimeSpan _since;

    /// <summary>Pictures in a row that were the same.</summary>
    public int Count { get; private set; }

    /// <param name="at">Any monotonic time.</param>
    public TimeSpan See(float[] gray, TimeSpan at)
    {
        if (_first is not null && IsSame(_first, gray))
        {
            Count++;
            return at - _since;
        }
        (_first, _since, Count) = (gray, at, 1);
        return TimeSpan.Zero;
    }

    private static bool IsSame(float[] first, float[] now)
    {
        for (var i = 0; i < now.Length; i++)
        {
            if (Math.Abs(now[i] - first[i]) > Same)
                return false;
        }
        return true;
    }
}
