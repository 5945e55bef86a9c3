using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Vision.Rules;

/// <summary>One rule on one camera.</summary>
public sealed class RuleOptions
{
    /// <summary>Name in cases and metrics. Unique on its camera.</summary>
    [Required, RegularExpression("^[a-z0-9][a-z0-9-]{0,39}$")]
    public string Id { get; init; } = "";

    /// <summary><c>standing</c> (something stands in the zone), <c>crowd</c> (so many at once) or <c>loitering</c> (one person stays).</summary>
    [Required, RegularExpression("^(standing|crowd|loitering)$")]
    public string Kind { get; init; } = "standing";

    /// <summary>Canonical event, a key of the code crosswalk: <c>motor-vehicle-parking</c>, <c>crowd-gathering</c>, <c>loitering</c>.</summary>
    [Required]
    public string Category { get; init; } = "";

    /// <summary>Detector labels the rule looks at.</summary>
    [Required, MinLength(1)]
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Polygon in relative picture coordinates, three points or more: <c>[[0.1,0.2],[0.9,0.2],[0.9,0.8]]</c>. Empty: the whole picture.</summary>
    public IReadOnlyList<IReadOnlyList<float>> Zone { get; init; } = [];

    /// <summary>How long before it is a candidate, in stream time. 1 s to 1 d.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Threshold { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>For <c>crowd</c>: how many at once. 2 to 1000.</summary>
    [Range(2, 1000)]
    public int Count { get; init; } = 10;

    /// <summary>Detections below this score are not seen. 0.05 to 0.95.</summary>
    [Range(0.05, 0.95)]
    public double MinScore { get; init; } = 0.3;

    /// <summary>
    /// Runs only with this detector, like <c>hog</c>: a rule that stands in while the camera's model is missing. Empty: with any.
    /// </summary>
    public string OnlyWith { get; init; } = "";
}
