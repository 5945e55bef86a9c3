using System.Globalization;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Health.Metrics;

namespace EdgeGateway.Service.Alerts;

/// <summary>A rule that can be asked. Pure.</summary>
/// <param name="Options">What was written down.</param>
/// <param name="Scale">A value is divided by this before people see it.</param>
internal sealed record AlertRule(AlertRuleOptions Options, double Scale = 1)
{
    public string Name => Options.Name;

    /// <summary>Asks for a metric; the others ask for things.</summary>
    public bool OfMetric => Options.Metric is not null;

    /// <summary>Everything for which the condition holds now. Null: nobody knows at the moment, the metric has no sample.</summary>
    public IReadOnlyList<AlertSignal>? Ask(IReadOnlyList<ThingStatus> things, IReadOnlyDictionary<string, MetricFamily> metrics)
    {
        if (!OfMetric)
            return [.. things.Where(Holds).Select(thing => new AlertSignal(this, thing.Id, null, thing.Trouble))];
        if (!metrics.TryGetValue(Options.Metric!, out var family))
            return null;
        return [.. family.Samples.Where(sample => sample.Suffix.Length == 0 && Fits(sample) && Beyond(sample.Value))
            .Select(sample => new AlertSignal(this, string.Join(' ', sample.Tags.Select(tag => tag.Value)), sample.Value, null))];
    }

    /// <summary>The sentence for people.</summary>
    public Bilingual Say(string on, double? value, Trouble? trouble)
    {
        var figure = value is { } number ? (number / Scale).ToString("0.##", CultureInfo.InvariantCulture) : "";
        string Fill(string text) => text.Replace("{on}", on, StringComparison.Ordinal).Replace("{value}", figure, StringComparison.Ordinal);
        var (zh, en) = (Fill(Options.Zh.Length > 0 ? Options.Zh : $"{Name} {on} {figure}").Trim(), Fill(Options.En.Length > 0 ? Options.En : $"{Name} {on} {figure}").Trim());
        return trouble is null ? new(zh, en) : new($"{zh}：{trouble.Cause.Zh}", $"{en}: {trouble.Cause.En}");
    }

    private bool Holds(ThingStatus thing) =>
        thing.State != ThingState.Disabled
        && (Options.Kinds.Count == 0 || Options.Kinds.Contains(thing.Kind))
        && (Options.Things.Count == 0 || Options.Things.Contains(thing.Id))
        && (Options.Troubles.Count == 0 || (thing.Trouble is { } trouble && Options.Troubles.Contains(trouble.Code)))
        && Options.State switch { "offline" => thing.State == ThingState.Offline, "degraded" => thing.State is ThingState.Offline or ThingState.Degraded, _ => true };

    private bool Fits(MetricSample sample) => Options.Where.All(want => sample.Tags.Any(tag => $"{tag.Key}={tag.Value}" == want));

    private bool Beyond(double value) => value > Options.Above || value < Options.Below;
}

/// <summary>A rule's condition holds for one thing or label now.</summary>
internal sealed record AlertSignal(AlertRule Rule, string On, double? Value, Trouble? Trouble)
{
    /// <summary>What makes two of them the same alert.</summary>
    public string Key => $"{Rule.Name}/{On}";
}
