using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Hosting;

namespace EdgeGateway.Service.Tests.Hosting;

public sealed class GreetingTests
{
    private static readonly ConfigurationReader Reader = new(new Dictionary<string, string>());

    [Fact]
    public void Line_OfTheBuiltInDemo_SaysDemo() => Assert.Contains("(demo: ", Greeting.Line("http://x", Reader.ReadDemo().Options!), StringComparison.Ordinal);

    [Fact]
    public void Line_OfAnyOtherConfigurationWithVirtualDevices_SaysItsName()
    {
        var options = Reader.Read("""{ "gatewayId": "store-7", "scanners": [{ "id": "scanner-1", "address": "virtual:" }] }""", "/").Options!;

        Assert.Contains("(store-7: nothing leaves this machine)", Greeting.Line("http://x", options), StringComparison.Ordinal);
    }
}
