namespace EdgeGateway.Vision.CameraHealth;

/// <summary>
/// Which signs one picture shows. Each sign has two limits, one to appear and a milder one to go. What hides other things is judged first:
/// in the dark nothing can be said about focus or view (null). Pure.
/// </summary>
/// <param name="options">Limits.</param>
internal sealed class HealthSigns(CameraHealthOptions options)
{
    /// <summary>Fewer looks say nothing about a freeze, whatever time they took.</summary>
    private const int FreezeLooks = 5;

    /// <summary>Share of the view's outlines that fits when nothing moved, at the least. Rain, snow and headlights leave more than this.</summary>
    private const double Unrelated = 0.15;

    /// <summary>The same picture for this long is a sign already.</summary>
    public static TimeSpan FreezeSign { get; } = TimeSpan.FromSeconds(8);

    public static bool Dark(Impression now, bool was) => was ? now.Mean < 25 && now.Lit < 0.04 : now.Mean < 18 && now.Lit < 0.02;

    public static bool Overexposed(Impression now, bool was) => now.White > (was ? 0.5 : 0.7);

    /// <param name="reference">Null: only a picture without anything in it counts.</param>
    public static bool Covered(Structure now, Structure? reference, bool was)
    {
        if (reference is null || reference.Filled < 0.1)
            return now.Filled < (was ? 0.1 : 0.03);
        return now.Emptied(reference) > (was ? 0.4 : 0.6);
    }

    public static bool Frozen(FreezeWatch watch, TimeSpan same) => watch.Count >= FreezeLooks && same >= FreezeSign;

    public bool Blurred(Impression now, HealthReference reference, bool was) =>
        now.Sharpness < reference.Sharpness * options.BlurredBelow * (was ? 1.4 : 1);

    /// <param name="here">Fit without a shift.</param>
    /// <param name="best">Best fit, with its shift.</param>
    public bool ViewChanged(double here, ViewShift best, bool was)
    {
        if (here < Unrelated * (was ? 1.6 : 1))
            return true;
        return best.Length > options.ViewShift * (was ? 0.6 : 1) && best.Fit > here + (was ? 0.05 : 0.1);
    }
}
