using EdgeGateway.Service.Health.Influx;
using EdgeGateway.Service.Health.Otlp;

namespace EdgeGateway.Service.Health.Metrics;

/// <summary>Where the gateway's metrics can be had. The list of them is in Gateway.Service/Health/README.md.</summary>
public sealed class MetricsOptions
{
    /// <summary>Answer <c>GET /metrics</c> in Prometheus' text format, with the operator's password where one is asked for.</summary>
    public bool Prometheus { get; init; } = true;

    /// <summary>A server the metrics are sent to.</summary>
    public InfluxOptions Influx { get; init; } = new();

    /// <summary>An OpenTelemetry collector the metrics are sent to.</summary>
    public OtlpOptions Otlp { get; init; } = new();
}
