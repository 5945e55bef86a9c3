using EdgeGateway.Service.Delivery.Mqtt;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Delivery.Mqtt;

public sealed class PingScheduleTests
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(4);

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Now_BrokerSilent_AsksAfterHalfAndGivesUpAfterTheWhole()
    {
        var ping = new PingSchedule(KeepAlive, 0, _clock);

        Assert.Equal((PingStep.Wait, TimeSpan.FromSeconds(2)), ping.Now());
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((PingStep.Ask, TimeSpan.FromSeconds(2)), ping.Now());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((PingStep.Wait, TimeSpan.FromSeconds(1)), ping.Now());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(PingStep.Dead, ping.Now().Step);
    }

    [Fact]
    public void Now_BrokerAnswers_GoesOn()
    {
        var ping = new PingSchedule(KeepAlive, 0, _clock);
        for (var i = 0; i < 100; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            Assert.Equal(PingStep.Ask, ping.Now().Step);
            ping.Heard();
        }

        Assert.Equal(PingStep.Wait, ping.Now().Step);
    }

    [Fact]
    public void Now_AcknowledgementsCome_AsksNothing()
    {
        var ping = new PingSchedule(KeepAlive, 0, _clock);
        for (var i = 0; i < 100; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            ping.Heard();
            Assert.Equal(PingStep.Wait, ping.Now().Step);
        }
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 1)]
    [InlineData(60, 2)]
    public void Now_ServerHasItsOwnKeepAlive_TheShorterCounts(int server, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new PingSchedule(KeepAlive, server, _clock).Now().Next);

    [Fact]
    public void Now_WallClockSetBack_ChangesNothing()
    {
        var clock = new TwoClocks { Wall = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero) };
        var ping = new PingSchedule(KeepAlive, 0, clock);
        clock.Wall = new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
        clock.Monotonic += TimeSpan.FromSeconds(2);

        Assert.Equal(PingStep.Ask, ping.Now().Step);
    }

    /// <summary>A wall clock that jumps beside one that does not.</summary>
    private sealed class TwoClocks : TimeProvider
    {
        public DateTimeOffset Wall { get; set; }

        public TimeSpan Monotonic { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Wall;

        public override long GetTimestamp() => Monotonic.Ticks;
    }
}
