using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Inspection;

/// <summary>Everything the sections are made from. They are pure: same input, same report.</summary>
internal sealed record InspectionInput
{
    public required GatewayOptions Options { get; init; }
    public required DateTimeOffset Now { get; init; }
    public required SystemFacts System { get; init; }

    /// <summary>Null when no gateway runs.</summary>
    public required TimeSpan? Uptime { get; init; }

    /// <summary>Empty when no gateway runs.</summary>
    public IReadOnlyList<ThingStatus> Things { get; init; } = [];

    /// <summary>Empty when no gateway runs.</summary>
    public IReadOnlyList<DestinationView> Destinations { get; init; } = [];

    /// <summary>Time a connection to each broker took, by its address; null for one that did not open.</summary>
    public IReadOnlyDictionary<string, TimeSpan?> Latencies { get; init; } = new Dictionary<string, TimeSpan?>();

    /// <summary>Null when the journal cannot be read.</summary>
    public required OperationFigures? Operation { get; init; }

    /// <summary>The catalogue in effect; null on a box without a till, or when it cannot be read.</summary>
    public Catalogue? Catalogue { get; init; }

    public bool Running => Uptime is not null;
}
