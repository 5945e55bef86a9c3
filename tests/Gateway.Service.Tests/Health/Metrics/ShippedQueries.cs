using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Health.Metrics;

/// <summary>Every query in the dashboards and alert rules we ship.</summary>
internal static partial class ShippedQueries
{
    public static readonly string[] Dashboards = ["fleet", "store", "camera", "delivery"];

    public static JsonNode Dashboard(string name) => JsonNode.Parse(SourceTree.Read($"deploy/grafana/dashboards/{name}.json"))!;

    public static IReadOnlyList<(string Where, string Query)> OfDashboards() =>
    [
        .. Dashboards.SelectMany(name => Dashboard(name)["panels"]!.AsArray().SelectMany(panel =>
            panel!["targets"]!.AsArray().Select(target => ($"{name}: {panel["title"]}", (string)target!["expr"]!)))),
    ];

    public static IReadOnlyList<(string Where, string Query)> OfRules() =>
    [
        .. Rule().Matches(SourceTree.Read("deploy/prometheus/alerts.yml"))
            .Select(rule => (rule.Groups[1].Value, rule.Groups[2].Value.Replace("''", "'", StringComparison.Ordinal))),
    ];

    public static IReadOnlyList<(string Where, string Query)> All() => [.. OfDashboards(), .. OfRules()];

    /// <summary>Names of metrics, but not of the one every scrape has.</summary>
    public static IEnumerable<string> MetricsIn(string query) => Metric().Matches(query).Select(match => match.Value);

    public static IEnumerable<string> LabelsIn(string query) =>
        Matcher().Matches(query).Select(match => match.Groups[1].Value)
            .Concat(Grouping().Matches(query).SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)));

    [GeneratedRegex(@"- alert: (\w+)\n\s+expr: '((?:[^']|'')*)'")]
    private static partial Regex Rule();

    [GeneratedRegex(@"\b(edgegateway|process)_\w+")]
    private static partial Regex Metric();

    [GeneratedRegex(@"[{,](\w+)=~?""")]
    private static partial Regex Matcher();

    [GeneratedRegex(@"\b(?:by|on) \(([^)]*)\)")]
    private static partial Regex Grouping();
}
