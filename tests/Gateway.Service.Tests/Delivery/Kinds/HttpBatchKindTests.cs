namespace EdgeGateway.Service.Tests.Delivery.Kinds;

/// <summary>The suite against a real HTTP server, up to ten events a request.</summary>
public sealed class HttpBatchKindTests : KindSuite
{
    private protected override Partner NewPartner() => new HttpPartner(batch: 10);
}
