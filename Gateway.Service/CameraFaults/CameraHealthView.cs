using EdgeGateway.Protocols.Messages;
using EdgeGateway.Vision.CameraHealth;

namespace EdgeGateway.Service.CameraFaults;

/// <summary>A camera's sight as the API shows it.</summary>
/// <param name="Faults">Worst first.</param>
/// <param name="RulesSuspended">True from the first sign of a fault until it is over.</param>
/// <param name="Well">What was looked for and is surely not there.</param>
/// <param name="Measures">Newest figures, for experts.</param>
/// <param name="References">When the reference pictures were taken, by <c>day</c> and <c>night</c>.</param>
/// <param name="LookMilliseconds">Mean cost of a look.</param>
/// <param name="Quality">0 to 1, and the parts it is the least of; null while no picture comes.</param>
internal sealed record CameraHealthView(
    IReadOnlyList<FaultView> Faults,
    bool RulesSuspended,
    IReadOnlyList<string> Well,
    IReadOnlyDictionary<string, string> Measures,
    IReadOnlyDictionary<string, DateTimeOffset> References,
    double LookMilliseconds,
    QualityView? Quality)
{
    public static CameraHealthView Of(CameraHealthReport report) => new(
        [.. report.Faults.Select(fault => new FaultView(fault.Name, fault.Since, fault.Trouble, fault.Measure))],
        report.RulesSuspended,
        report.Well,
        report.Measures,
        report.References,
        report.LookMilliseconds,
        report.Quality is { } quality ? new QualityView(quality.Grade, quality.Worst, quality.Parts) : null);
}

/// <summary>How good the pictures are.</summary>
internal sealed record QualityView(double Grade, string Worst, IReadOnlyDictionary<string, double> Parts);

/// <summary>One fault.</summary>
internal sealed record FaultView(string Fault, DateTimeOffset Since, Trouble Trouble, string Measure);
