namespace EdgeGateway.Vision.CameraHealth;

/// <summary>How a camera's sight is now. Immutable.</summary>
/// <param name="Faults">Those that are there, worst first.</param>
/// <param name="Well">Names of what was looked for and is surely not there; what is in neither list cannot be told now.</param>
/// <param name="RulesSuspended">True from the first sign of a fault until it is over.</param>
/// <param name="Measures">Newest figures by fault name, for experts.</param>
/// <param name="References">When the reference pictures were taken, UTC, by <c>day</c> and <c>night</c>.</param>
/// <param name="LookMilliseconds">Mean cost of a look.</param>
/// <param name="Quality">How good the pictures are; null while none comes or nobody watches.</param>
public sealed record CameraHealthReport(
    IReadOnlyList<CameraFault> Faults,
    IReadOnlyList<string> Well,
    bool RulesSuspended,
    IReadOnlyDictionary<string, string> Measures,
    IReadOnlyDictionary<string, DateTimeOffset> References,
    double LookMilliseconds,
    PictureQuality? Quality = null)
{
    public static readonly CameraHealthReport Unknown = new([], [], false, new Dictionary<string, string>(), new Dictionary<string, DateTimeOffset>(), 0);
}
