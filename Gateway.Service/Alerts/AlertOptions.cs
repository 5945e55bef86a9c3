using System.ComponentModel.DataAnnotations;
using EdgeGateway.Service.Alerts.Webhooks;

namespace EdgeGateway.Service.Alerts;

/// <summary>When somebody is told that something is wrong for too long, and how.</summary>
public sealed class AlertOptions
{
    /// <summary>False: nothing is watched, nobody is told.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Time between two looks. 1 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Rules beside the built-in ones. One with the name of a built-in rule takes its place; with <c>enabled: false</c> it switches it off.</summary>
    public IReadOnlyList<AlertRuleOptions> Rules { get; init; } = [];

    /// <summary>Addresses that are told of every alert, beside the platforms, which get events.</summary>
    public IReadOnlyList<WebhookOptions> Webhooks { get; init; } = [];
}
