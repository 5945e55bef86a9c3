using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Health.Otlp;

internal static class OtlpModule
{
    /// <summary>The sender, when a collector is configured. Otherwise OpenTelemetry's libraries are never loaded.</summary>
    public static IServiceCollection AddOtlp(this IServiceCollection services, GatewayOptions options)
    {
        if (options.Metrics.Otlp.Url.Length > 0)
            services.AddHostedService<OtlpSender>();
        return services;
    }

    public static IEnumerable<ConfigurationError> Check(OtlpOptions options)
    {
        if (options.Url.Length > 0 && !(Uri.TryCreate(options.Url, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https")))
            yield return new("metrics.otlp.url", "应为 http:// 或 https:// 的完整地址，例如 http://collector.example:4318/v1/metrics。", "A full address with http:// or https:// is needed, like http://collector.example:4318/v1/metrics.");
    }
}
