using EdgeGateway.Devices.Health;
using EdgeGateway.Protocols.Messages;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Devices.Tests.Health;

public sealed class DeviceCountersTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly DeviceCounters _counters;

    public DeviceCountersTests() => _counters = new DeviceCounters(_clock);

    [Fact]
    public void Read_Fresh_IsAllZero() => Assert.Equal(new DeviceStatistics(TimeSpan.Zero, 0, 0, 0, 0), _counters.Read());

    [Fact]
    public void Read_OnlineThenDegradedThenOffline_CountsBothAsOn()
    {
        Enter(ThingState.Starting, ThingState.Online, 10);
        Enter(ThingState.Online, ThingState.Degraded, 5);
        Enter(ThingState.Degraded, ThingState.Offline, 100);
        Assert.Equal((15, 1), (_counters.Read().On.TotalSeconds, _counters.Read().Faults));
    }

    [Fact]
    public void Read_StillOn_CountsTheStretchThatRuns()
    {
        Enter(ThingState.Starting, ThingState.Online, 7);
        Assert.Equal(7, _counters.Read().On.TotalSeconds);
        Enter(ThingState.Online, ThingState.Online, 3);
        Assert.Equal(10, _counters.Read().On.TotalSeconds);
    }

    [Fact]
    public void Read_OfflineAgainAndAgain_EachGoingOfflineIsOneFault()
    {
        Enter(ThingState.Starting, ThingState.Offline, 1);
        Enter(ThingState.Offline, ThingState.Offline, 1);
        Enter(ThingState.Offline, ThingState.Online, 1);
        Enter(ThingState.Online, ThingState.Offline, 1);
        Assert.Equal(2, _counters.Read().Faults);
    }

    [Fact]
    public void Read_WorkDone_IsCountedByKind()
    {
        _counters.Succeeded();
        _counters.Succeeded();
        _counters.Failed();
        _counters.PaperEnded();
        Assert.Equal(new DeviceStatistics(TimeSpan.Zero, 2, 1, 0, 1), _counters.Read());
    }

    private void Enter(ThingState from, ThingState to, double seconds)
    {
        _counters.Entered(from, to);
        _clock.Advance(TimeSpan.FromSeconds(seconds));
    }
}
