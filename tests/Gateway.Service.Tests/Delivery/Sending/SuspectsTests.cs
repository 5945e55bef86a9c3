using EdgeGateway.Service.Delivery.Sending;

namespace EdgeGateway.Service.Tests.Delivery.Sending;

public sealed class SuspectsTests
{
    private static readonly LinkLoss HungUp = new(LossKind.Closed, Verdict.BackOff, "closed");

    private readonly Suspects _suspects = new();

    [Fact]
    public void LinkLost_TwiceAtTheSameOldestEvent_TheyGoOneByOneUntilAsManyWereAnswered()
    {
        Assert.Equal(0, _suspects.LinkLost(HungUp, [2, 1, 3, 4]));
        Assert.False(_suspects.OneByOne);
        Assert.Equal(0, _suspects.LinkLost(HungUp, [1, 2, 3]));

        for (var seq = 1; seq <= 3; seq++)
        {
            Assert.True(_suspects.OneByOne);
            _suspects.Answered(seq);
        }

        Assert.False(_suspects.OneByOne);
    }

    [Fact]
    public void LinkLost_EachTimeFurtherOn_TheWindowStaysOpen()
    {
        for (var oldest = 1; oldest < 100; oldest += 3)
        {
            Assert.Equal(0, _suspects.LinkLost(HungUp, [oldest, oldest + 1, oldest + 60]));
            Assert.False(_suspects.OneByOne);
        }
    }

    [Fact]
    public void LinkLost_SameEventAloneFourTimesOnWorkingLinks_IsCondemned()
    {
        Assert.Equal([0, 0, 0, 5], Enumerable.Range(0, 4).Select(_ =>
        {
            _suspects.Answered(99);
            return _suspects.LinkLost(HungUp, [5]);
        }));
        Assert.False(_suspects.Contains(5));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public void LinkLost_NothingElseLeftToTake_OneWorkingLinkIsEnough(int working) =>
        Assert.Equal([0, 0, 0, 5], Enumerable.Range(0, 4).Select(link =>
        {
            if (link == working)
                _suspects.Answered(99);
            return _suspects.LinkLost(HungUp, [5]);
        }));

    [Fact]
    public void LinkLost_BrokerTakesNothingAtAll_NobodyIsCondemned()
    {
        for (var i = 0; i < 50; i++)
            Assert.Equal(0, _suspects.LinkLost(HungUp, [5]));
        Assert.True(_suspects.Contains(5));
    }

    [Fact]
    public void LinkLost_AloneOnce_KeepsItsPlaceInTheOrder()
    {
        _suspects.LinkLost(HungUp, [5]);

        Assert.False(_suspects.Contains(5));
    }

    [Fact]
    public void Answered_TheSuspectIsTaken_IsNoSuspectAnyMore()
    {
        _suspects.LinkLost(HungUp, [5]);
        _suspects.LinkLost(HungUp, [5]);
        Assert.True(_suspects.Contains(5));
        _suspects.Answered(5);

        Assert.False(_suspects.Contains(5));
    }

    [Theory]
    [InlineData(LossKind.Silent, 0)]
    [InlineData(LossKind.NoAcknowledgement, 0)]
    [InlineData(LossKind.Closed, 0x8B)]
    [InlineData(LossKind.Closed, 0x89)]
    [InlineData(LossKind.SameIdentity, 0x8E)]
    internal void LinkLost_ForAReasonOfItsOwn_BlamesNobody(LossKind kind, int code)
    {
        for (var i = 0; i < 5; i++)
        {
            _suspects.Answered(99);
            Assert.Equal(0, _suspects.LinkLost(new LinkLoss(kind, Verdict.BackOff, "") { Code = code }, [5]));
        }

        Assert.False(_suspects.Contains(5));
    }
}
