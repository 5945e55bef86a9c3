using System.Text.Json;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Replays;

/// <summary>What a replay saw. Times are seconds of stream time from the first picture.</summary>
public sealed record ReplayReport
{
    public required string File { get; init; }
    public required string CameraId { get; init; }
    public required string Detector { get; init; }

    /// <summary>Why the file could not be played to its end, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>Why the camera sees less than it was asked to, or null.</summary>
    public Trouble? Trouble { get; init; }

    public required long Frames { get; init; }

    /// <summary>Looks of the detector: at whole pictures and at regions of them.</summary>
    public long Inferences { get; init; }

    /// <summary>From the first picture to the last.</summary>
    public required double Seconds { get; init; }

    /// <summary>What it took.</summary>
    public required double ElapsedSeconds { get; init; }

    public required IReadOnlyList<ReplayCandidate> Candidates { get; init; }

    public required IReadOnlyList<ReplayVacated> Vacated { get; init; }

    /// <summary>Crossings of every line, by rule.</summary>
    public IReadOnlyDictionary<string, Rules.LineCount> Lines { get; init; } = new Dictionary<string, Rules.LineCount>();

    public string ToJson() => JsonSerializer.Serialize(this, ReplayJson.Default.ReplayReport);
}

/// <summary>A candidate and when it was found, without its pictures.</summary>
/// <param name="Box">Left, top, right, bottom, 0 to 1.</param>
/// <param name="Dwell">Seconds.</param>
/// <param name="DwellUncertainty">Seconds, plus or minus.</param>
/// <param name="Stills">File names.</param>
public sealed record ReplayCandidate(
    double At, string RuleId, string Category, string Key, string Label, double Score, IReadOnlyList<double> Box, double Dwell,
    double DwellUncertainty, bool PresentAtStart, IReadOnlyDictionary<string, string> Provenance, IReadOnlyList<string> Stills)
{
    public string Severity { get; init; } = "medium";

    /// <summary>The rule is on trial: on a live camera no case would be filed.</summary>
    public bool Shadow { get; init; }
}

/// <summary>The place of an earlier candidate was empty again.</summary>
public sealed record ReplayVacated(double At, string Key);
