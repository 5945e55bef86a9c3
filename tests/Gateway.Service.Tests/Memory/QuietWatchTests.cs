using EdgeGateway.Service.Memory;

namespace EdgeGateway.Service.Tests.Memory;

public sealed class QuietWatchTests
{
    private const long Mega = 1024 * 1024;
    private readonly QuietWatch _watch = new();
    private int _minute;
    private double _used;

    [Fact]
    public void IsTime_FirstQuietMinuteAfterTheStart_IsTime()
    {
        Assert.False(Minute(used: 3, 160), "nothing to compare with");
        Assert.False(Minute(used: 40, 160), "the start");
        Assert.True(Minute(used: 2, 160));
    }

    [Fact]
    public void IsTime_BusyShop_IsLeftAlone()
    {
        for (var minute = 0; minute < 20; minute++)
            Assert.False(Minute(used: 30, 200));
    }

    [Fact]
    public void IsTime_SomethingWasRecorded_WaitsForAMinuteWithout()
    {
        Minute(used: 1, 160);
        Assert.False(Minute(used: 1, 160, seq: 2));
        Assert.True(Minute(used: 1, 160, seq: 2));
    }

    [Fact]
    public void IsTime_AfterGivingBack_OnlyWhenMuchCameOnTopOfWhatAnIdleShopNeeds()
    {
        Minute(used: 0, 160);
        Assert.True(Minute(used: 1, 160));
        _watch.Gave();
        Assert.Equal(1, _watch.Given);
        Assert.False(Minute(used: 30, 110), "somebody works");
        Assert.True(Minute(used: 1, 110), "once more, for what giving back took");
        _watch.Gave();

        // What the open page needs has come back by then: no new round for that.
        Assert.False(Minute(used: 1, 105));
        Assert.False(Minute(used: 1, 112));
        Assert.True(Minute(used: 1, 118));
    }

    private bool Minute(double used, long resident, long seq = 1) =>
        _watch.IsTime(TimeSpan.FromMinutes(++_minute), TimeSpan.FromSeconds(_used += used), seq, resident * Mega);
}
