using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Protocols.Tests.Messages;

public sealed class TopicsTests
{
    [Fact]
    public void Templates_OneGateway_AreAsAgreed()
    {
        Assert.Equal("eg/v1/shop-1/event/store.sale.recorded.v1", Topics.Event("shop-1", EventTypes.SaleRecorded));
        Assert.Equal("eg/v1/shop-1/status", Topics.Status("shop-1"));
        Assert.Equal("eg/v1/shop-1/cmd/ping", Topics.Command("shop-1", "ping"));
        Assert.Equal("eg/v1/shop-1/receipt", Topics.Receipt("shop-1"));
        Assert.Equal("eg/v1/shop-1/cmd/+", Topics.Commands("shop-1"));
    }

    [Theory]
    [InlineData("eg/v1/shop-1/event/a.b.v1", TopicKind.Event, "a.b.v1")]
    [InlineData("eg/v1/shop-1/cmd/ping", TopicKind.Command, "ping")]
    [InlineData("eg/v1/shop-1/status", TopicKind.Status, "")]
    [InlineData("eg/v1/shop-1/receipt", TopicKind.Receipt, "")]
    public void TryParse_OurTopic_IsTakenApart(string topic, TopicKind kind, string name)
    {
        Assert.True(Topics.TryParse(topic, out var address));
        Assert.Equal(new TopicAddress("shop-1", kind, name), address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("eg/v1/")]
    [InlineData("eg/v1/shop-1")]
    [InlineData("eg/v2/shop-1/status")]
    [InlineData("eg/v1/shop-1/event")]
    [InlineData("eg/v1/shop-1/event/")]
    [InlineData("eg/v1//event/x")]
    [InlineData("eg/v1/+/event/x")]
    [InlineData("eg/v1/shop-1/cmd/#")]
    [InlineData("eg/v1/shop-1/cmd/a/b")]
    [InlineData("eg/v1/shop-1/status/x")]
    [InlineData("eg/v1/shop-1/other")]
    public void TryParse_OtherTopic_IsRefused(string topic) => Assert.False(Topics.TryParse(topic, out _));
}
