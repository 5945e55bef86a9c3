using EdgeGateway.Service.Delivery.Sending;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Delivery.Sending;

public sealed class InFlightTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Left_OldestAnswered_CountsFromTheNext()
    {
        var inFlight = new InFlight(TimeSpan.FromSeconds(10), _clock);
        inFlight.Add(1);
        _clock.Advance(TimeSpan.FromSeconds(4));
        inFlight.Add(2);

        Assert.Equal(TimeSpan.FromSeconds(6), inFlight.Left());
        inFlight.Remove(1);
        Assert.Equal(TimeSpan.FromSeconds(10), inFlight.Left());
        Assert.Equal(1, inFlight.Count);
    }

    [Fact]
    public void Left_NothingOnItsWay_IsNull()
    {
        var inFlight = new InFlight(TimeSpan.FromSeconds(10), _clock);
        inFlight.Add(1);
        inFlight.Remove(1);

        Assert.Null(inFlight.Left());
    }

    [Fact]
    public void Left_TooOld_IsNotPositive()
    {
        var inFlight = new InFlight(TimeSpan.FromSeconds(10), _clock);
        inFlight.Add(1);
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.True(inFlight.Left() <= TimeSpan.Zero);
    }
}
