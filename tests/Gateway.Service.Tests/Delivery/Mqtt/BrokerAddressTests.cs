using EdgeGateway.Service.Delivery.Mqtt;

namespace EdgeGateway.Service.Tests.Delivery.Mqtt;

public sealed class BrokerAddressTests
{
    [Theory]
    [InlineData("mqtt://broker.example", "broker.example", 1883, false)]
    [InlineData("mqtts://broker.example", "broker.example", 8883, true)]
    [InlineData("mqtt://10.0.0.7:18830", "10.0.0.7", 18830, false)]
    [InlineData("mqtts://[::1]:8884", "::1", 8884, true)]
    [InlineData("mqtt://broker.example/", "broker.example", 1883, false)]
    public void TryParse_GoodAddress_IsTakenApart(string text, string host, int port, bool tls)
    {
        Assert.True(BrokerAddress.TryParse(text, out var address));
        Assert.Equal(new BrokerAddress(host, port, tls), address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("broker.example:1883")]
    [InlineData("tcp://broker.example")]
    [InlineData("http://broker.example")]
    [InlineData("mqtt://")]
    [InlineData("mqtt://user:secret@broker.example")]
    [InlineData("mqtt://broker.example/path")]
    public void TryParse_Other_IsRefused(string text) => Assert.False(BrokerAddress.TryParse(text, out _));

    [Theory]
    [InlineData("mqtt://127.0.0.1", true)]
    [InlineData("mqtt://localhost", true)]
    [InlineData("mqtt://[::1]", true)]
    [InlineData("mqtt://10.0.0.7", false)]
    public void IsLoopback_Address_IsKnown(string text, bool loopback) => Assert.Equal(loopback, BrokerAddress.Parse(text).IsLoopback);

    [Fact]
    public void ToString_Ipv6_RoundTrips() => Assert.Equal("mqtts://[::1]:8884", BrokerAddress.Parse("mqtts://[::1]:8884").ToString());
}
