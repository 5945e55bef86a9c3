using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Filter;

namespace EdgeGateway.Service.Tests.Delivery.Filter;

public sealed class WantedTallyTests
{
    private readonly WantedTally _tally = new(0);
    private readonly RangeSet _settled = new();

    [Fact]
    public void Count_NothingForTheDestination_MayAllBeSettled()
    {
        Assert.Equal([new SeqRange(1, 10)], _tally.Count(_settled, 10, []));
        Assert.Equal((0L, 10L), (_tally.Waiting, _tally.CountedTo));
    }

    [Fact]
    public void Count_SomethingWaits_WhatLiesBehindItStaysOpen()
    {
        Assert.Equal([new SeqRange(1, 3)], _tally.Count(_settled, 10, [4, 8]));
        Assert.Equal([], _tally.Count(_settled, 20, []));
        Assert.Equal(2, _tally.Waiting);
    }

    [Fact]
    public void Settled_BeforeAndAfterItWasCounted_CountsOnce()
    {
        _settled.Add(4);
        _tally.Settled(4);
        _tally.Count(_settled, 10, [4, 8]);
        Assert.Equal(1, _tally.Waiting);

        _tally.Settled(8);
        Assert.Equal(0, _tally.Waiting);
    }

    [Fact]
    public void Restart_CountsAnewFromThere()
    {
        _tally.Count(_settled, 10, [4, 8]);
        _tally.Restart(3);

        Assert.Equal((3L, 0L), (_tally.CountedTo, _tally.Waiting));
        _tally.Count(_settled, 10, [8]);
        Assert.Equal(1, _tally.Waiting);
    }
}
