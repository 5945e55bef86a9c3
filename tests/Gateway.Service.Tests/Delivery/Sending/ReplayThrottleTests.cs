using EdgeGateway.Service.Delivery.Sending;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Delivery.Sending;

public sealed class ReplayThrottleTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Wait_BeforeTheRandomStart_SaysHowLong()
    {
        var throttle = new ReplayThrottle(0, TimeSpan.FromSeconds(3), _clock);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.FromSeconds(2), throttle.Wait());
    }

    [Fact]
    public void Wait_NoLimit_NeverWaits()
    {
        var throttle = new ReplayThrottle(0, TimeSpan.Zero, _clock);
        for (var i = 0; i < 10_000; i++)
        {
            Assert.Equal(TimeSpan.Zero, throttle.Wait());
            throttle.Take();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(2000)]
    public void Take_ForTenSeconds_KeepsTheRate(int rate)
    {
        var throttle = new ReplayThrottle(rate, TimeSpan.Zero, _clock);
        var (sent, start) = (0, _clock.GetTimestamp());
        while (_clock.GetElapsedTime(start) < TimeSpan.FromSeconds(10))
        {
            var wait = throttle.Wait();
            if (wait > TimeSpan.Zero)
            {
                _clock.Advance(wait);
                continue;
            }

            throttle.Take();
            sent++;
        }

        Assert.InRange(sent, rate * 10 * 0.98, rate * 10 * 1.02 + rate / 20.0 + 2);
    }

    [Fact]
    public void Take_AfterAQuietHour_AllowsOnlyASmallBurst()
    {
        var throttle = new ReplayThrottle(100, TimeSpan.Zero, _clock);
        _clock.Advance(TimeSpan.FromHours(1));
        var burst = 0;
        while (throttle.Wait() == TimeSpan.Zero)
        {
            throttle.Take();
            burst++;
        }

        Assert.Equal(5, burst);
    }
}
