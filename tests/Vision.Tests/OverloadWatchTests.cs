namespace EdgeGateway.Vision.Tests;

public sealed class OverloadWatchTests
{
    [Theory]
    [InlineData(0.2, null)]
    [InlineData(0.5, "camera.overloaded")]
    public void Look_PartDroppedWhileWaiting_SaysWhenItLasts(double share, string? code)
    {
        var watch = new OverloadWatch();

        Assert.Equal(code is null ? 0 : 1, Play(watch, 0, 180, share));
        Assert.Equal(code, watch.Trouble?.Code);
    }

    [Fact]
    public void Look_BusyForTenSeconds_SaysNothing()
    {
        var watch = new OverloadWatch();

        Assert.Equal(0, Play(watch, 0, 60, 0) + Play(watch, 60, 70, 0.9) + Play(watch, 70, 180, 0, 45));
    }

    [Fact]
    public void Look_Relieved_TakesItBack()
    {
        var watch = new OverloadWatch();
        Play(watch, 0, 120, 0.5);

        Assert.Equal(1, Play(watch, 120, 300, 0, 300));
        Assert.Null(watch.Trouble);
    }

    /// <summary>Five pictures a second.</summary>
    private static int Play(OverloadWatch watch, double from, double to, double share, long before = 0)
    {
        var changes = 0;
        for (var at = from; at < to; at += 2)
            changes += watch.Look(TimeSpan.FromSeconds(at), (long)(at * 5), before + (long)((at - from) * 5 * share)) ? 1 : 0;
        return changes;
    }
}
