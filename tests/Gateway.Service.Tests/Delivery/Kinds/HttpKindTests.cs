namespace EdgeGateway.Service.Tests.Delivery.Kinds;

/// <summary>The suite against a real HTTP server, one event a request.</summary>
public sealed class HttpKindTests : KindSuite
{
    private protected override Partner NewPartner() => new HttpPartner();
}
