using EdgeGateway.Service.Delivery.Sending;

namespace EdgeGateway.Service.Tests.Delivery.Sending;

public sealed class TakeoverWatchTests
{
    private static readonly LinkLoss Closed = new(LossKind.Closed, Verdict.BackOff, "closed by the broker");
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    private readonly TakeoverWatch _watch = new();

    private LossKind Again(int times, LinkLoss? loss = null, TimeSpan? stood = null, int unanswered = 0)
    {
        var kind = LossKind.Stopped;
        for (var i = 0; i < times; i++)
            kind = _watch.Lost(loss ?? Closed, stood ?? Short, unanswered).Kind;
        return kind;
    }

    [Fact]
    public void Lost_FourTimesSoonAfterConnecting_LooksLikeATakeover()
    {
        Assert.Equal(LossKind.Closed, Again(3));
        var loss = _watch.Lost(Closed, Short, 0);
        Assert.Equal((LossKind.ThrownOut, Verdict.Alarm), (loss.Kind, loss.Verdict));
        Assert.Equal(LossKind.ThrownOut, Again(1, stood: TimeSpan.FromSeconds(31)));
    }

    [Fact]
    public void Lost_AfterALinkThatStood_CountsAnew()
    {
        Again(3);
        Again(1, stood: TakeoverWatch.Soon);
        Assert.Equal(LossKind.Closed, Again(3));
    }

    [Fact]
    public void Lost_BrokerAwayInBetween_CountsAnew()
    {
        Again(3);
        _watch.NotReached();
        Assert.Equal(LossKind.Closed, Again(3));
    }

    [Fact]
    public void Lost_WithEventsOnTheirWayOrWithAReason_IsNotOne()
    {
        Assert.Equal(LossKind.Closed, Again(20, unanswered: 1));
        Assert.Equal(LossKind.Closed, Again(20, Closed with { Code = 0x8B }));
        Assert.Equal(LossKind.Silent, Again(20, Closed with { Kind = LossKind.Silent }));
    }
}
