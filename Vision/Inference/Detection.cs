namespace EdgeGateway.Vision.Inference;

/// <summary>One object in one picture.</summary>
/// <param name="Label">COCO or operator's label, like <c>car</c>.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Box">In picture coordinates, 0 to 1.</param>
public readonly record struct Detection(string Label, float Score, Box Box)
{
    /// <summary>True when the detector did not look in this picture: its region shows what it showed. Proves that the thing is still there, and counts for nothing else.</summary>
    public bool Held { get; init; }
}
