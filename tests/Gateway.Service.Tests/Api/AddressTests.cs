using EdgeGateway.Testing;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace EdgeGateway.Service.Tests.Api;

/// <summary>Two rooms that answer under one address make every request to it fail, and only when both are there.</summary>
public sealed class AddressTests
{
    [Fact]
    public async Task Endpoint_EveryOneOfTheDemo_HasAnAddressOfItsOwn()
    {
        await using var gateway = await TestGateway.StartDemoAsync();

        var addresses = gateway.Get<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Select(method => (method, address: endpoint.RoutePattern.RawText?.Trim('/'))))
            .ToList();

        Assert.True(addresses.Count > 100, $"only {addresses.Count} endpoints");
        Assert.Empty(addresses.Where(one => one.address?.StartsWith("api/", StringComparison.Ordinal) == true).GroupBy(one => one).Where(group => group.Count() > 1).Select(group => group.Key));
    }
}
