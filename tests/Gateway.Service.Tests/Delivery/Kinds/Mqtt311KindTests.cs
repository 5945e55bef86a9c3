using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Tests.Delivery.Kinds;

/// <summary>The suite against a real mosquitto.</summary>
public sealed class Mqtt311KindTests : KindSuite
{
    private protected override Partner NewPartner() => new MosquittoPartner(DestinationKinds.Mqtt311);
}
