using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Receipts;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Delivery.Receipts;

public sealed class GapRequestsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly FakeTimeProvider _clock = new();
    private readonly GapRequests _gaps;

    public GapRequestsTests() => _gaps = new GapRequests(Patience, _clock);

    [Fact]
    public void On_AGapThatStays_IsAskedForOnceThePatienceEnds()
    {
        Assert.Equal("", On("1-5,9-10", acknowledged: "1-10"));
        _clock.Advance(Patience);

        Assert.Equal("6-8", On("1-5,9-12", acknowledged: "1-12"));
    }

    [Fact]
    public void On_AGapThatCloses_IsNotAskedFor()
    {
        On("1-5,9-10", acknowledged: "1-10");
        _clock.Advance(Patience / 2);
        Assert.Equal("", On("1-10", acknowledged: "1-10"));
        _clock.Advance(Patience);

        Assert.Equal("", On("1-10", acknowledged: "1-10"));
    }

    [Fact]
    public void On_NumbersNotSentYet_AreNotAskedFor()
    {
        On("100-110", acknowledged: "100-110");
        _clock.Advance(Patience);

        Assert.Equal("", On("100-110", acknowledged: "100-110"));
    }

    [Fact]
    public void On_NumbersAcknowledgedSinceTheFirstReceipt_WaitForTheNextRound()
    {
        On("1-5", acknowledged: "1-5");
        _clock.Advance(Patience);
        Assert.Equal("", On("1-5,9", acknowledged: "1-9"));
        _clock.Advance(Patience);

        Assert.Equal("6-8", On("1-5,9", acknowledged: "1-9"));
    }

    [Fact]
    public void On_TheEndIsMissingAndTheWatermarkStandsStill_IsAskedFor()
    {
        On("1-5", acknowledged: "1-8");
        _clock.Advance(Patience);

        Assert.Equal("6-8", On("1-5", acknowledged: "1-8"));
    }

    [Fact]
    public void On_AReceiverThatWorksThroughItsBacklog_IsNotSentItAgain()
    {
        for (var seen = 10; seen <= 100; seen += 10)
        {
            Assert.Equal("", On($"1-{seen}", acknowledged: "1-100"));
            _clock.Advance(Patience);
        }
    }

    [Fact]
    public void On_ALedgerPutBackFromAnOldCopy_GetsWhatItLost()
    {
        On("1-100", acknowledged: "1-100");
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("", On("1-40", acknowledged: "1-100"));
        _clock.Advance(Patience);

        Assert.Equal("41-100", On("1-40", acknowledged: "1-100"));
    }

    [Fact]
    public void On_AReceiverThatNeverTakesIt_IsAskedLessAndLess()
    {
        On("1-5,9", acknowledged: "1-9");
        var asked = new List<double>();
        for (var second = 1; second <= 3600; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            if (On("1-5,9", acknowledged: "1-9") == "6-8")
                asked.Add(second);
        }

        Assert.Equal([4, 12, 28, 60, 124, 252, 508, 1020, 1620, 2220, 2820, 3420], asked);
    }

    private string On(string have, string acknowledged) =>
        _gaps.On(Receipt.Of("gw", RangeSet.Parse(have), "ok", default), RangeSet.Parse(acknowledged)).ToString();
}
