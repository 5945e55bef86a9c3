using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.Alerts;

/// <summary>One condition that must hold for a while: the state of things (<c>state</c> or <c>troubles</c>), or a metric beyond a limit.</summary>
public sealed class AlertRuleOptions
{
    /// <summary>Stable name in events, metrics and webhooks, like <c>DeviceFaulted</c>.</summary>
    [Required, RegularExpression("^[A-Z][A-Za-z0-9]{1,39}$")]
    public string Name { get; init; } = "";

    /// <summary>False: not watched.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>State rules: kinds of thing like <c>camera</c>, <c>receipt-printer</c>; empty: every kind.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>State rules: ids of things; empty: every one.</summary>
    public IReadOnlyList<string> Things { get; init; } = [];

    /// <summary>State rules: <c>offline</c>, or <c>degraded</c>, which counts offline too.</summary>
    [AllowedValues("offline", "degraded")]
    public string? State { get; init; }

    /// <summary>State rules: codes of trouble like <c>printer.paper-out</c>; instead of a state or beside it.</summary>
    public IReadOnlyList<string> Troubles { get; init; } = [];

    /// <summary>Metric rules: name as in Gateway.Service/Health/README.md, like <c>edgegateway.box.disk.free</c>.</summary>
    [RegularExpression("^[a-z][a-z0-9_.]{2,99}$")]
    public string? Metric { get; init; }

    /// <summary>Metric rules: labels it must have, like <c>destination=city</c>; empty: every sample on its own.</summary>
    public IReadOnlyList<string> Where { get; init; } = [];

    /// <summary>Metric rules: true while the value is greater.</summary>
    public double? Above { get; init; }

    /// <summary>Metric rules: true while the value is smaller.</summary>
    public double? Below { get; init; }

    /// <summary>How long it must hold before somebody is told. 0 to 7 d.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan For { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary><c>info</c>: when somebody is there anyway; <c>warning</c>: this week; <c>critical</c>: today.</summary>
    [Required, AllowedValues("info", "warning", "critical")]
    public string Severity { get; init; } = "warning";

    /// <summary>Sentence in Chinese; <c>{on}</c> is the thing or label, <c>{value}</c> the figure. Empty: made from the name.</summary>
    [MaxLength(200)]
    public string Zh { get; init; } = "";

    /// <summary>The same in English.</summary>
    [MaxLength(200)]
    public string En { get; init; } = "";
}
