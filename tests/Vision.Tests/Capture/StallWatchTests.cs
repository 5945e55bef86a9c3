using CsCheck;
using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.Capture;

public sealed class StallWatchTests
{
    [Theory]
    [InlineData(10, false)]
    [InlineData(10.1, true)]
    public void IsDead_BeforeTheFirstPicture_AfterTenSeconds(double seconds, bool dead) =>
        Assert.Equal(dead, new StallWatch(TimeSpan.FromSeconds(0.5)).IsDead(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0.04, 3)]
    [InlineData(0.5, 3)]
    [InlineData(2, 6)]
    [InlineData(10, 30)]
    [InlineData(30, 60)]
    public void Limit_KnownRate_IsThreeIntervalsWithinThreeAndSixtySeconds(double interval, double limit)
    {
        var watch = new StallWatch(TimeSpan.FromSeconds(interval));
        watch.Seen(TimeSpan.FromSeconds(1));

        Assert.Equal(limit, watch.Limit.TotalSeconds, 0.001);
    }

    [Fact]
    public void Limit_KeyFramesEveryTwoSeconds_BecomesSixSeconds()
    {
        var watch = new StallWatch(TimeSpan.Zero);
        watch.Seen(TimeSpan.FromSeconds(1));
        Assert.Equal(10, watch.Limit.TotalSeconds, 0.01);

        for (var i = 0; i < 20; i++)
            watch.Seen(TimeSpan.FromSeconds(2));

        Assert.Equal(6, watch.Limit.TotalSeconds, 0.01);
    }

    [Fact]
    public void Limit_SlowKeyFramesAfterAQuickPair_StaysPatient()
    {
        var watch = new StallWatch(TimeSpan.Zero);
        foreach (var seconds in new[] { 1, 8, 8, 0.1 })
            watch.Seen(TimeSpan.FromSeconds(seconds));

        Assert.False(watch.IsDead(TimeSpan.FromSeconds(8)));
    }
}

public sealed class RestartScheduleTests
{
    [Fact]
    public void WaitAfter_FailingAgainAndAgain_DoublesUpToAMinute()
    {
        var schedule = new RestartSchedule(local: false, () => 1);

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60, 60], Enumerable.Range(0, 9).Select(_ => schedule.WaitAfter(TimeSpan.Zero).TotalSeconds));
    }

    [Fact]
    public void WaitAfter_OnThisMachine_StaysWithinTwoSeconds()
    {
        var schedule = new RestartSchedule(local: true, () => 1);

        Assert.Equal([1, 2, 2, 2], Enumerable.Range(0, 4).Select(_ => schedule.WaitAfter(TimeSpan.Zero).TotalSeconds));
    }

    [Theory]
    [InlineData(9.9, 16)]
    [InlineData(10, 1)]
    public void WaitAfter_StreamThatWorked_StartsAgainOnlyWhenItWasStable(double worked, double wait)
    {
        var schedule = new RestartSchedule(local: false, () => 1);
        for (var i = 0; i < 4; i++)
            schedule.WaitAfter(TimeSpan.Zero);

        Assert.Equal(wait, schedule.WaitAfter(TimeSpan.FromSeconds(worked)).TotalSeconds);
    }

    [Fact]
    public void WaitAfter_AnyDice_StaysBetweenFloorAndCeiling() =>
        Gen.Select(Gen.Double[0, 0.999], Gen.Int[0, 40], Gen.Bool).Sample((dice, failures, local) =>
        {
            var schedule = new RestartSchedule(local, () => dice);
            var wait = TimeSpan.Zero;
            for (var i = 0; i <= failures; i++)
                wait = schedule.WaitAfter(TimeSpan.Zero);
            return wait >= TimeSpan.FromSeconds(0.2) && wait <= schedule.Cap && wait.TotalSeconds <= Math.Max(0.2, Math.Pow(2, failures));
        });
}
