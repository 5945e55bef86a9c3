using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Service.Health.Metrics.Gauges;
using EdgeGateway.Service.Space;

namespace EdgeGateway.Service.Health.Influx;

internal static class InfluxModule
{
    private const string Folder = "metrics";
    private const long Megabyte = 1_000_000;

    /// <summary>The sink, when a server is configured; its counts always.</summary>
    public static IServiceCollection AddInflux(this IServiceCollection services, GatewayOptions options)
    {
        services.AddSingleton<InfluxTally>().AddSingleton<IGauges, InfluxGauges>();
        var influx = options.Metrics.Influx;
        if (influx.Url.Length == 0)
            return services;
        services.AddSingleton(new InfluxBuffer(Path.Combine(Path.GetFullPath(options.DataDirectory), Folder), influx.BufferMegabytes * Megabyte));
        services.AddSingleton(provider =>
        {
            var buffer = provider.GetRequiredService<InfluxBuffer>();
            return new SpaceUser(Folder, EventClass.Telemetry, (bytes, _) => Task.FromResult(buffer.Free(bytes)));
        });
        services.AddSingleton(provider => Parts(provider, influx));
        return services.AddHostedService<InfluxSink>();
    }

    private static InfluxParts Parts(IServiceProvider provider, InfluxOptions influx)
    {
        var (tally, buffer) = (provider.GetRequiredService<InfluxTally>(), provider.GetRequiredService<InfluxBuffer>());
        tally.Buffer = buffer;
        var target = InfluxTarget.Of(influx, Environment.GetEnvironmentVariable);
        return new InfluxParts(new InfluxClient(InfluxClient.Wire(influx.Timeout), target, influx.Timeout, provider.GetRequiredService<TimeProvider>()), buffer, tally);
    }
}
