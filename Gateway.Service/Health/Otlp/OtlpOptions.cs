using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.Health.Otlp;

/// <summary>A collector that takes OpenTelemetry's protocol over HTTP (protobuf).</summary>
public sealed class OtlpOptions
{
    /// <summary>Full address, like <c>http://collector.example:4318/v1/metrics</c>; empty: nothing is sent and nothing of OpenTelemetry is loaded.</summary>
    public string Url { get; init; } = "";

    /// <summary>Name of an environment variable with request headers, <c>Name=value</c>, several with commas; null: none.</summary>
    public string? HeadersVariable { get; init; }

    /// <summary>Time between two sendings. 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait for one answer. 1 s to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);
}
