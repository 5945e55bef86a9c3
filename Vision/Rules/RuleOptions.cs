using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Vision.Rules;

/// <summary>One rule on one camera.</summary>
public sealed class RuleOptions
{
    /// <summary>Name in cases and metrics. Unique on its camera.</summary>
    [Required, RegularExpression("^[a-z0-9][a-z0-9-]{0,39}$")]
    public string Id { get; init; } = "";

    /// <summary>
    /// <c>standing</c> (something stands in the zone), <c>stopped</c> (stands or crawls on a road), <c>crowd</c> (so many at once), <c>loitering</c>
    /// (one person stays), <c>crossing</c> (over a line), <c>goods</c> (things stand beyond the shop line), <c>label</c> (the model's label is seen in the
    /// zone) or <c>new-object</c> (something new lies there, by its pixels).
    /// </summary>
    [Required, RegularExpression("^(standing|stopped|crowd|loitering|crossing|goods|label|new-object)$")]
    public string Kind { get; init; } = "standing";

    /// <summary>Canonical event, a key of the code crosswalk: <c>motor-vehicle-parking</c>, <c>crowd-gathering</c>, <c>loitering</c>.</summary>
    [Required]
    public string Category { get; init; } = "";

    /// <summary>Detector labels the rule looks at. Needed by every kind but <c>new-object</c>.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Polygon in relative picture coordinates, three points or more: <c>[[0.1,0.2],[0.9,0.2],[0.9,0.8]]</c>. Empty: the whole picture.</summary>
    public IReadOnlyList<IReadOnlyList<float>> Zone { get; init; } = [];

    /// <summary>Two points: the line to cross, or for <c>goods</c> the shop line. Left and right are those of somebody who walks from the first to the second.</summary>
    public IReadOnlyList<IReadOnlyList<float>> Line { get; init; } = [];

    /// <summary>For <c>crossing</c>: which crossings count. For <c>goods</c> with a line: the side that must stay free.</summary>
    [RegularExpression("^(both|to-left|to-right)$")]
    public string Direction { get; init; } = "both";

    /// <summary>How long before it is a candidate, in stream time; for <c>crossing</c> the time in which crossings are added up. 1 s to 1 d.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Threshold { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How many: at once for <c>crowd</c> and <c>goods</c>, within the threshold for <c>crossing</c>. 0: 10 for a crowd, else 1.</summary>
    [Range(0, 1000)]
    public int Count { get; init; }

    /// <summary>
    /// For <c>crowd</c>, <c>loitering</c>, <c>goods</c> and <c>label</c>: out of sight or out of the zone for this long, it is over. Left out: the kind's own, 3 s to
    /// 30 s. Up to 10 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan? Inertia { get; init; }

    /// <summary>
    /// For <c>standing</c>, <c>stopped</c> and <c>new-object</c>: how long a place must stay empty, beyond the 2 s to 30 s it takes to be sure, before its case is cleared. Whoever
    /// comes back sooner goes on with it. The other kinds have <see cref="Inertia"/>. Up to 1 d.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan ClearAfter { get; init; } = TimeSpan.Zero;

    /// <summary>Detections below this score are not seen. 0.05 to 0.95.</summary>
    [Range(0.05, 0.95)]
    public double MinScore { get; init; } = 0.3;

    /// <summary>
    /// For <c>loitering</c>: how far somebody must have been seen to get from where he was first seen, in own heights, before he counts. What the model takes for a person for good, like a
    /// sign or a dummy, never does. Who stands there already when the camera starts does not count either until he moves. 0: whoever stays counts. Up to 5.
    /// </summary>
    [Range(0, 5)]
    public double MinPath { get; init; } = 0.5;

    /// <summary>For <c>new-object</c>: smaller things are not seen. Part of the picture's area.</summary>
    [Range(0.0002, 0.5)]
    public double MinArea { get; init; } = 0.001;

    /// <summary>For <c>new-object</c>: larger changes are light, not things. Part of the picture's area.</summary>
    [Range(0.001, 0.9)]
    public double MaxArea { get; init; } = 0.15;

    /// <summary>When the rule is in force, in local time. Empty: always. Time before does not count as dwell.</summary>
    public IReadOnlyList<ScheduleOptions> Schedule { get; init; } = [];

    /// <summary>How urgent its cases are.</summary>
    [RegularExpression("^(low|medium|high)$")]
    public string Severity { get; init; } = "medium";

    /// <summary>When platforms are told of its cases, <c>at-once</c> or <c>after-review</c>. Left out: as its camera says.</summary>
    [RegularExpression("^(at-once|after-review)$")]
    public string? Filing { get; init; }

    /// <summary>True: what it finds is kept as a shadow case, but no platform is told: to try a rule on a live camera.</summary>
    public bool Shadow { get; init; }

    /// <summary>Codes for its cases; each takes the place of the table's code of the same standard.</summary>
    public IReadOnlyList<RuleCodeOptions> Codes { get; init; } = [];

    /// <summary>
    /// Runs only with this detector, like <c>hog</c>: a rule that stands in while the camera's model is missing. Empty: with any.
    /// </summary>
    public string OnlyWith { get; init; } = "";
}
