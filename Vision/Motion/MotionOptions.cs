using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Vision.Motion;

/// <summary>When a picture need not be shown to the detector, because nothing changed where a rule looks.</summary>
public sealed class MotionOptions
{
    /// <summary>False: the detector looks at every picture.</summary>
    public bool Gate { get; init; } = true;

    /// <summary>The detector looks at least this often, whatever moves or does not. 1 s to 1 min, in stream time.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Brightness steps (of 255) by which a spot must change to count, 4 to 64. Less sees fainter things and wakes the detector more often.</summary>
    [Range(4, 64)]
    public int Difference { get; init; } = 12;
}
