using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Things;

namespace EdgeGateway.Service.Tests.Things;

public sealed class SettlingTests
{
    private readonly Settling _settling = new();

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private void Observe(ThingState state, double at) =>
        _settling.Observe(new ThingStatus("reader-1", ThingKinds.IdCardReader, state, DateTimeOffset.UnixEpoch.AddSeconds(at)), At(at));

    private ThingChanged? Record(double at)
    {
        var change = _settling.Due(At(at));
        if (change is not null)
            _settling.Recorded(At(at));
        return change;
    }

    [Fact]
    public void Due_NothingObserved_IsNone() => Assert.Null(_settling.Due(At(100)));

    [Fact]
    public void Due_StillStarting_IsNone()
    {
        Observe(ThingState.Starting, 0);

        Assert.Null(_settling.Due(At(100)));
    }

    [Fact]
    public void Due_StateHeldForTwoSeconds_IsTheChange()
    {
        Observe(ThingState.Starting, 0);
        Observe(ThingState.Online, 1);

        Assert.Null(_settling.Due(At(2.9)));
        Assert.Equal(new ThingChanged("reader-1", ThingKinds.IdCardReader, "online", null, DateTimeOffset.UnixEpoch.AddSeconds(1), null, 0), _settling.Due(At(3)));
    }

    [Fact]
    public void Due_UntilRecorded_IsAskedAgain()
    {
        Observe(ThingState.Online, 0);

        Assert.NotNull(_settling.Due(At(3)));
        Assert.NotNull(Record(4));
        Assert.Null(_settling.Due(At(5)));
    }

    [Fact]
    public void Due_ShortDip_IsNoEvent()
    {
        Observe(ThingState.Online, 0);
        Record(2);
        Observe(ThingState.Offline, 10);
        Observe(ThingState.Online, 11);

        Assert.Null(_settling.Due(At(60)));
    }

    [Fact]
    public void Due_RealOutage_NamesBothStatesAndTheShortOnesBetween()
    {
        Observe(ThingState.Online, 0);
        Record(2);
        Observe(ThingState.Offline, 10);
        Observe(ThingState.Online, 11);
        Observe(ThingState.Offline, 12);

        var change = Record(30);

        Assert.Equal(("offline", "online", 1), (change?.State, change?.Previous, change?.Skipped));
    }

    [Fact]
    public void Due_FlappingForAnHour_GivesFewEvents()
    {
        var events = 0;
        for (var second = 0; second < 3600; second++)
        {
            if (second % 5 == 0)
                Observe(second % 10 == 0 ? ThingState.Offline : ThingState.Online, second);
            events += Record(second) is null ? 0 : 1;
        }

        Assert.InRange(events, 1, 5);
    }

    [Fact]
    public void Due_SlowChangesAfterAQuietTime_AreQuickAgain()
    {
        for (var i = 0; i < 8; i++)
        {
            Observe(i % 2 == 0 ? ThingState.Offline : ThingState.Online, i * 61);
            Assert.NotNull(Record((i * 61) + 60));
        }
        Observe(ThingState.Offline, 3000);
        Assert.NotNull(Record(3060));
        Observe(ThingState.Online, 3100);

        Assert.NotNull(_settling.Due(At(3102)));
    }
}
