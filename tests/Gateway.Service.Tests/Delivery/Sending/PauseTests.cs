using EdgeGateway.Service.Delivery.Sending;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Delivery.Sending;

public sealed class PauseTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Hit_ManyAnswersOfOneWindow_CountOnce()
    {
        var pause = new Pause(_clock);
        for (var i = 0; i < 64; i++)
            pause.Hit();

        Assert.Equal(TimeSpan.FromMilliseconds(500), pause.Left());
        Assert.True(pause.OnTrial);
    }

    [Fact]
    public void Hit_EveryTrialFails_PausesGrowToFiveSeconds()
    {
        var pause = new Pause(_clock);
        var lengths = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            pause.Hit();
            lengths.Add(pause.Left().TotalSeconds);
            _clock.Advance(pause.Left());
        }

        Assert.Equal([0.5, 1, 2, 4, 5, 5], lengths);
        Assert.Equal(TimeSpan.Zero, pause.Left());
        Assert.True(pause.OnTrial);
    }

    [Fact]
    public void Succeeded_AfterHits_OpensTheWindow()
    {
        var pause = new Pause(_clock);
        pause.Hit();
        pause.Succeeded();

        Assert.False(pause.OnTrial);
        Assert.Equal(TimeSpan.Zero, pause.Left());
    }

    [Fact]
    public void Hit_PlatformSaysHowLong_IsLeftAloneThatLongAtLeast()
    {
        var pause = new Pause(_clock);
        pause.Hit(TimeSpan.FromMinutes(7));
        Assert.Equal(TimeSpan.FromMinutes(7), pause.Left());

        _clock.Advance(TimeSpan.FromMinutes(7));
        pause.Hit(TimeSpan.FromMilliseconds(1));

        Assert.Equal(TimeSpan.FromSeconds(1), pause.Left());
    }
}
