using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Vision.CameraHealth;

/// <summary>How the camera's own sight is watched. While a fault shows, the camera's rules neither open nor clear a case.</summary>
public sealed class CameraHealthOptions
{
    /// <summary>False: nothing is checked and nothing suspends a rule.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Faults not to look for: <c>lost</c>, <c>frozen</c>, <c>dark</c>, <c>overexposed</c>, <c>covered</c>, <c>view-changed</c>, <c>blurred</c>, <c>clock-drift</c>.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>Least time between two looks at the picture's quality; key frames may make it longer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.200", "00:01:00")]
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A sign must last this long to become a fault; rules are suspended at the first sign.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan After { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The sign must be gone for this long before the fault is over and the rules go on.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Recovery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>No picture for this long is a fault.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "1.00:00:00")]
    public TimeSpan LostAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The very same picture for this long is a fault.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan FrozenAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Healthy pictures averaged into a new reference.</summary>
    [Range(5, 3600)]
    public int ReferenceLooks { get; init; } = 60;

    /// <summary>Sharpness below this part of the reference's is blurred.</summary>
    [Range(0.05, 0.9)]
    public double BlurredBelow { get; init; } = 0.4;

    /// <summary>The view changed when it moved by more than this part of the picture's width.</summary>
    [Range(0.02, 0.15)]
    public double ViewShift { get; init; } = 0.03;
}
