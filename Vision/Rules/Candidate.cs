namespace EdgeGateway.Vision.Rules;

/// <summary>
/// What a rule believes it saw: a candidate until a person reviewed it. A rule gives one candidate per place and never again while
/// that place stays occupied, across re-detections, reconnects and (with <see cref="SightMemory"/>) restarts.
/// </summary>
public sealed record Candidate
{
    public required string CameraId { get; init; }

    /// <summary>Configured id of the rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>Canonical event name, a key of the code crosswalk, like <c>motor-vehicle-parking</c>.</summary>
    public required string Category { get; init; }

    /// <summary>Identifies the place and the rule: one open case per key.</summary>
    public required string Key { get; init; }

    public required string Label { get; init; }
    public required float Score { get; init; }
    public required Box Box { get; init; }
    public required IReadOnlyList<PointF> Zone { get; init; }

    /// <summary>Stands there for at least this long, in stream time.</summary>
    public required TimeSpan Dwell { get; init; }

    /// <summary>Plus or minus: the gaps before first and after last sight.</summary>
    public required TimeSpan DwellUncertainty { get; init; }

    /// <summary>True when it stood there in the first picture, so that the real dwell is longer.</summary>
    public bool PresentAtStart { get; init; }

    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>, as its rule says.</summary>
    public string Severity { get; init; } = "medium";

    /// <summary>The rule is on trial: to be noted, not to be filed.</summary>
    public bool Shadow { get; init; }

    /// <summary>UTC by the gateway's clock.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>Detector name and SHA-256 of its model, rule version and parameters: what it takes to repeat the verdict.</summary>
    public required IReadOnlyDictionary<string, string> Provenance { get; init; }

    /// <summary>JPEG stills, the first one the full frame with zone and box drawn.</summary>
    public required IReadOnlyList<Evidence.Still> Stills { get; init; }
}
