using System.Globalization;

namespace EdgeGateway.Vision.Rules;

/// <summary>Puts a rule's settings into words for the case, so that the verdict can be repeated later.</summary>
internal static class RuleParameters
{
    public static IEnumerable<KeyValuePair<string, string>> Of(RuleOptions options, int count)
    {
        yield return new("labels", string.Join(',', options.Labels));
        yield return new("threshold", Seconds(options.Threshold));
        yield return new("minScore", Number(options.MinScore));
        yield return new("severity", options.Severity);
        if (options.Kind is "crowd" or "goods" or "crossing")
            yield return new("count", Number(count));
        if (options.Line.Count > 0)
            yield return new("line", Points(options.Line));
        if (options.Line.Count > 0 || options.Kind == "crossing")
            yield return new("direction", options.Direction);
        if (options.Inertia is { } inertia)
            yield return new("inertia", Seconds(inertia));
        if (options.ClearAfter > TimeSpan.Zero)
            yield return new("clearAfter", Seconds(options.ClearAfter));
        if (options.Kind == "loitering")
            yield return new("minPath", Number(options.MinPath));
        if (options.Kind == "new-object")
            yield return new("area", $"{Number(options.MinArea)}..{Number(options.MaxArea)}");
        if (options.Schedule.Count > 0)
            yield return new("schedule", string.Join("; ", options.Schedule.Select(Span)));
        if (options.Shadow)
            yield return new("shadow", "true");
    }

    private static string Span(ScheduleOptions span) =>
        $"{(span.Days.Count == 0 ? "" : string.Join(',', span.Days) + " ")}{span.From}-{span.To}";

    internal static string Points(IReadOnlyList<IReadOnlyList<float>> points) =>
        string.Join(' ', points.Select(point => string.Join(',', point.Select(part => Number(part)))));

    private static string Seconds(TimeSpan time) => $"{Number(time.TotalSeconds)} s";

    private static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
