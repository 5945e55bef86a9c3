using System.Collections.Concurrent;
using EdgeGateway.Service.Commands;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery.Files;
using EdgeGateway.Service.Delivery.Filter;
using EdgeGateway.Service.Delivery.Http;
using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Service.Delivery.Media;
using EdgeGateway.Service.Delivery.Mqtt;
using EdgeGateway.Service.Delivery.Sending;
using EdgeGateway.Service.Delivery.Tls;
using EdgeGateway.Service.Health;

namespace EdgeGateway.Service.Delivery;

/// <summary>From configuration to parts: which destinations there are and what connects them.</summary>
internal sealed class DestinationSetup(GatewayOptions options, DeliveryClock time, ILoggerFactory loggers, HealthRegistry health, BuyerSource? buyers = null, MediaSetup? media = null)
{
    private static readonly string Version = typeof(DestinationSetup).Assembly.GetName().Version!.ToString(3);

    private readonly ConcurrentDictionary<string, CompiledMapping> _mappings = new(StringComparer.Ordinal);

    public DeliveryClock Time => time;

    /// <summary>Where links put what platforms ask for.</summary>
    public CommandInbox Commands { get; } = new();

    /// <summary>What the platforms' servers showed of themselves.</summary>
    public ServerCertificates Certificates { get; } = new();

    /// <summary>The enabled destinations; the local platform when none is configured.</summary>
    public IReadOnlyList<DestinationOptions> Destinations { get; } = Enabled(options);

    public IConnector Connector(DestinationOptions destination)
    {
        var shape = Shape(destination);
        return destination.Kind switch
        {
            DestinationKinds.Http => new HttpConnector(destination, shape, time.Clock) { Certificates = Certificates },
            DestinationKinds.File => new FileConnector(destination, shape, time.Clock),
            _ => new MqttConnector(Identity(), destination, shape, time.Clock, Logger(destination)) { Certificates = Certificates },
        };
    }

    /// <summary>The way of its pictures; null when it gets none.</summary>
    public PictureLane? Pictures(DestinationOptions destination, DestinationBook book) => media?.Lane(destination, book, options.GatewayId, time, Logger(destination));

    public EventFilter Filter(DestinationOptions destination) => new(destination.Filter, MappingOf(destination)?.Types ?? []);

    /// <summary>The mapping file is read anew the next time.</summary>
    public void ForgetMapping(string destination) => _mappings.TryRemove(destination, out _);

    private ShapeEvent Shape(DestinationOptions destination)
    {
        if (MappingOf(destination) is not { } mapping)
            return Shaping.AsIs;
        // Whoever was not allowed to have it gets nothing opened, whatever a mapping asks for.
        return new EventShaper(mapping, destination.SendPersonalData ? buyers ?? BuyerSource.None : BuyerSource.None).Of;
    }

    private CompiledMapping? MappingOf(DestinationOptions destination) => destination.Mapping is not { } file
        ? null
        : _mappings.GetOrAdd(destination.Id, _ => MappingReader.ReadFile(file) is ({ } mapping, _)
            ? mapping
            : throw new InvalidDataException($"The mapping {file} was changed after the check: run check-config."));

    private MqttIdentity Identity() => new(options.GatewayId, Version) { Summary = () => HealthSummary.Of(health.All) };

    public ILogger Logger(DestinationOptions destination) => loggers.CreateLogger($"EdgeGateway.Service.Delivery.{destination.Id}");

    /// <summary>Those that are switched on; the local platform when none is configured.</summary>
    public static IReadOnlyList<DestinationOptions> Enabled(GatewayOptions options)
    {
        if (options.Destinations.Count == 0 && options.LocalPlatform.Broker)
            return [new DestinationOptions { Id = "local", Brokers = [$"mqtt://127.0.0.1:{options.LocalPlatform.BrokerPort}"] }];
        return [.. options.Destinations.Where(destination => destination.Enabled)];
    }
}
