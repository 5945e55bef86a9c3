using System.Diagnostics.Metrics;

namespace EdgeGateway.Service.Health.Metrics;

/// <summary>Short ways to write measurements.</summary>
internal static class Mark
{
    public static Measurement<double> Of(double value, params ReadOnlySpan<(string Name, string Value)> tags)
    {
        var pairs = new KeyValuePair<string, object?>[tags.Length];
        for (var i = 0; i < tags.Length; i++)
            pairs[i] = new(tags[i].Name, tags[i].Value);
        return new Measurement<double>(value, pairs);
    }

    /// <summary>One measurement, or none when there is no value.</summary>
    public static IEnumerable<Measurement<double>> If(double? value, params ReadOnlySpan<(string Name, string Value)> tags) => value is { } known ? [Of(known, tags)] : [];

    public static double Flag(bool yes) => yes ? 1 : 0;
}
