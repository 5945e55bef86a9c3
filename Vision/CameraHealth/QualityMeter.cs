namespace EdgeGateway.Vision.CameraHealth;

/// <summary>
/// Grades pictures by the figures faults are judged by: 0 where the fault's sign appears, 1 where nobody would see a difference, a straight
/// line between. Each part is a running mean of the last looks, so that a lorry before the lens is no bad picture. Pure, not thread-safe.
/// </summary>
internal sealed class QualityMeter
{
    /// <summary>Weight of a new look: about the last ten count.</summary>
    private const double Fresh = 0.2;

    private readonly Dictionary<CameraFaultKind, double> _parts = [];

    /// <summary>Null while no picture comes.</summary>
    public PictureQuality? Now => _parts.Count == 0
        ? null
        : new PictureQuality(_parts.OrderBy(static part => part.Key).ToDictionary(static part => FaultNames.Of(part.Key), static part => Math.Round(part.Value, 2)));

    /// <summary>Enough light on the whole, or enough lit places: a street at night is no bad picture.</summary>
    public static double Light(Impression seen) => Math.Max(Line(seen.Mean, 18, 50), Line(seen.Lit, 0.02, 0.15));

    public static double White(Impression seen) => Line(seen.White, 0.7, 0.2);

    /// <param name="reference">Null: none was learned yet.</param>
    public static double Open(Structure now, Structure? reference) =>
        reference is null || reference.Filled < 0.1 ? Line(now.Filled, 0.03, 0.15) : Line(now.Emptied(reference), 0.6, 0.15);

    /// <param name="fit">With the reference, without a shift.</param>
    public static double View(double fit) => Line(fit, 0.15, 0.5);

    /// <param name="sharpness">In parts of the reference's.</param>
    /// <param name="limit">Below it is blurred.</param>
    public static double Sharp(double sharpness, double limit) => Line(sharpness, limit, Math.Min(1, 2 * limit));

    /// <param name="kind">Fault it is about.</param>
    /// <param name="grade">Null: cannot be told from this picture.</param>
    public void See(CameraFaultKind kind, double? grade)
    {
        if (grade is not { } now)
            _parts.Remove(kind);
        else
            _parts[kind] = _parts.TryGetValue(kind, out var before) ? before + (Fresh * (now - before)) : now;
    }

    /// <summary>No picture, no grade.</summary>
    public void Forget() => _parts.Clear();

    private static double Line(double value, double bad, double good) => Math.Clamp((value - bad) / (good - bad), 0, 1);
}
