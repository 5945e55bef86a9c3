using EdgeGateway.Service.Delivery.Sending;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Delivery.Sending;

public sealed class ConnectScheduleTests
{
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Stable = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Lost_AgainAndAgain_PausesDoubleUpToTheCap()
    {
        var schedule = Schedule(1);

        var pauses = Enumerable.Range(0, 10).Select(_ => schedule.Lost().TotalSeconds);

        Assert.Equal([0.25, 0.5, 1, 2, 4, 8, 16, 30, 30, 30], pauses);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 4)]
    [InlineData(0.999, 7.992)]
    public void Lost_WithJitter_IsAnywhereBetweenNothingAndTheCeiling(double random, double seconds)
    {
        var schedule = new ConnectSchedule(1, Cap, Stable, _clock, () => random);
        for (var i = 0; i < 5; i++)
            schedule.Lost();

        Assert.Equal(seconds, schedule.Lost().TotalSeconds, 3);
    }

    [Fact]
    public void Lost_SeveralBrokers_EachGetsOneTryBeforeAPause()
    {
        var schedule = Schedule(3);
        var tries = new List<(int Broker, double Pause)>();
        for (var i = 0; i < 6; i++)
        {
            var broker = schedule.Broker;
            tries.Add((broker, schedule.Lost().TotalSeconds));
        }

        Assert.Equal([(0, 0), (1, 0), (2, 0.25), (0, 0), (1, 0), (2, 0.5)], tries);
    }

    [Fact]
    public void Lost_AfterAStableTime_StartsSmallAndAsksTheSameBroker()
    {
        var schedule = Schedule(2);
        for (var i = 0; i < 9; i++)
            schedule.Lost();
        var broker = schedule.Broker;
        schedule.Connected();
        _clock.Advance(Stable);

        Assert.Equal(0.25, schedule.Lost().TotalSeconds);
        Assert.Equal(broker, schedule.Broker);
    }

    [Fact]
    public void Lost_AfterAShortTime_KeepsTheLongPauseAndTurnsToTheNextBroker()
    {
        var schedule = Schedule(2);
        for (var i = 0; i < 10; i++)
            schedule.Lost();
        schedule.Connected();
        _clock.Advance(Stable - TimeSpan.FromSeconds(1));
        var first = schedule.Lost();
        schedule.Connected();

        Assert.Equal(TimeSpan.Zero, first);
        Assert.Equal(1, schedule.Broker);
        Assert.Equal(8, schedule.Lost().TotalSeconds);
    }

    [Fact]
    public void Lost_RefusedByOneBroker_StillTriesTheOtherAtOnceThenWaits()
    {
        var schedule = Schedule(2);
        var alarm = TimeSpan.FromMinutes(1);

        Assert.Equal(TimeSpan.Zero, schedule.Lost(alarm));
        Assert.Equal(alarm, schedule.Lost());
        Assert.Equal(TimeSpan.Zero, schedule.Lost());
        Assert.Equal(0.5, schedule.Lost().TotalSeconds);
    }

    [Fact]
    public void Lost_ForYears_DoesNotOverflow()
    {
        var schedule = Schedule(1);
        for (var i = 0; i < 100_000; i++)
            Assert.InRange(schedule.Lost(), TimeSpan.Zero, Cap);
    }

    private ConnectSchedule Schedule(int brokers) => new(brokers, Cap, Stable, _clock, () => 1);
}
