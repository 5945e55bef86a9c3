using CsCheck;

namespace EdgeGateway.Devices.Tests;

public sealed class ReconnectScheduleTests
{
    private const double AlmostOne = 1 - 1e-9;

    private static double[] Waits(ReconnectSchedule schedule, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Math.Round(schedule.WaitAfter(TimeSpan.Zero).TotalSeconds, 3))];

    [Fact]
    public void WaitAfter_NetworkNeverWorks_DoublesToThirtySeconds() =>
        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30, 30], Waits(new ReconnectSchedule(ReconnectPace.Network, () => AlmostOne), 8));

    [Fact]
    public void WaitAfter_LocalNeverWorks_StaysAtTwoSeconds() =>
        Assert.Equal([0.5, 1, 2, 2, 2], Waits(new ReconnectSchedule(ReconnectPace.Local, () => AlmostOne), 5));

    [Fact]
    public void WaitAfter_UnluckyDice_NeverBelowTheFloor() =>
        Assert.Equal([0.1, 0.1, 0.1], Waits(new ReconnectSchedule(ReconnectPace.Network, () => 0), 3));

    [Fact]
    public void WaitAfter_WorkedShortly_KeepsDoubling()
    {
        var schedule = new ReconnectSchedule(ReconnectPace.Network, () => AlmostOne);
        Waits(schedule, 4);
        Assert.Equal(8, schedule.WaitAfter(TimeSpan.FromSeconds(9.9)).TotalSeconds, 3);
    }

    [Fact]
    public void WaitAfter_WorkedLong_StartsAgain()
    {
        var schedule = new ReconnectSchedule(ReconnectPace.Network, () => AlmostOne);
        Waits(schedule, 4);
        Assert.Equal(0.5, schedule.WaitAfter(TimeSpan.FromSeconds(10)).TotalSeconds, 3);
    }

    [Fact]
    public void WaitAfter_AnyDice_StaysBetweenFloorAndCap() =>
        Gen.Double[0, AlmostOne].Array[1, 60].Sample(dice =>
        {
            var next = 0;
            var schedule = new ReconnectSchedule(ReconnectPace.Network, () => dice[next++]);
            return dice.All(_ => schedule.WaitAfter(TimeSpan.Zero).TotalSeconds is >= 0.1 and <= 30);
        });
}
