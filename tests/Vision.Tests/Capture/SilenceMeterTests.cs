using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.Capture;

public sealed class SilenceMeterTests
{
    private readonly SilenceMeter _meter = new(TimeSpan.FromMilliseconds(250));

    [Fact]
    public void Ask_Regularly_MeasuresSinceTheLastPicture()
    {
        Ask(0, 3);
        _meter.Heard(TimeSpan.FromSeconds(3));

        Assert.Equal(2, Ask(3.25, 5));
    }

    [Fact]
    public void Ask_AfterTheBoxSlept_BlamesNobody()
    {
        Ask(0, 3);
        _meter.Heard(TimeSpan.FromSeconds(3));

        Assert.Equal(0, _meter.Ask(TimeSpan.FromMinutes(10)).TotalSeconds);
        Assert.Equal(4, Ask(600.25, 604));
    }

    private double Ask(double from, double to)
    {
        var silence = TimeSpan.Zero;
        for (var at = from; at <= to; at += 0.25)
            silence = _meter.Ask(TimeSpan.FromSeconds(at));
        return silence.TotalSeconds;
    }
}
