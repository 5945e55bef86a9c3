namespace EdgeGateway.Vision.CameraHealth;

/// <summary>What can be wrong with a camera's sight. Worst first: the first one is what a page shows.</summary>
public enum CameraFaultKind
{
    /// <summary>No pictures.</summary>
    Lost,

    /// <summary>Pictures come, all the same.</summary>
    Frozen,

    /// <summary>Too dark to see anything: no light, or the lens is covered.</summary>
    Dark,

    /// <summary>Nearly everything is white.</summary>
    Overexposed,

    /// <summary>Something stands in front of the lens, or fog does.</summary>
    Covered,

    /// <summary>The camera looks somewhere else than its reference picture.</summary>
    ViewChanged,

    /// <summary>Out of focus, wet or dirty, compared with its own reference.</summary>
    Blurred,

    /// <summary>The stream's time runs faster or slower than the box's clock.</summary>
    ClockDrift,
}
