namespace EdgeGateway.Service.Health.Metrics.Export;

/// <summary>An instrument's name as Prometheus writes it, by OpenTelemetry's rules: unit at the end, <c>_total</c> on counters.</summary>
internal static class PrometheusName
{
    public static string Of(MetricFamily family) => Of(family.Name, family.Unit, family.Kind);

    public static string Of(string name, string unit, MetricKind kind)
    {
        var plain = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        var words = Words(unit, kind);
        if (words.Length > 0 && !plain.EndsWith("_" + words, StringComparison.Ordinal))
            plain += "_" + words;
        return kind == MetricKind.Counter ? plain + "_total" : plain;
    }

    private static string Words(string unit, MetricKind kind) => unit switch
    {
        "s" => "seconds",
        "By" => "bytes",
        "Cel" => "celsius",
        "1" => kind == MetricKind.Gauge ? "ratio" : "",
        "{frame}/s" => "per_second",
        "" => "",
        ['{', .., '}'] => "",
        _ => throw new ArgumentException($"No word for the unit {unit} yet", nameof(unit)),
    };
}
