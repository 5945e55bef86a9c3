using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Journal;

public sealed class JournalClockTests
{
    private static readonly DateTimeOffset Today = new(2026, 11, 23, 10, 42, 7, TimeSpan.Zero);

    private readonly TwoClocks _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_ClockJumpsAnyhow_OrderIsBySeqAndNothingIsLost()
    {
        await using var journal = new TestJournal(_clock);
        DateTimeOffset[] walls = [DateTimeOffset.UnixEpoch, Today, Today.AddYears(40), Today.AddDays(-400), Today, DateTimeOffset.UnixEpoch.AddSeconds(3), Today];
        foreach (var wall in walls)
        {
            _clock.Wall = wall;
            await journal.Store.CommitAsync(null, [TestJournal.Draft(1)], Cancel);
            _clock.Pass(TimeSpan.FromMilliseconds(20));
        }

        var events = JournalProof.ReadWhole(journal.Store).Where(e => e.Type != EventTypes.ClockCorrected).ToList();
        Assert.Equal(walls, events.Select(e => e.Time));
        Assert.Equal([0, 20, 40, 60, 80, 100, 120], events.Select(e => Message(e).UptimeMs));
    }

    [Fact]
    public async Task CommitAsync_BootAt1970ThenSynchronised_TellsHowToPutTimesRight()
    {
        _clock.Wall = DateTimeOffset.UnixEpoch.AddSeconds(12);
        await using var journal = new TestJournal(_clock) { Synchronised = false };
        var early = (await journal.Store.CommitAsync(null, [TestJournal.Draft(1)], Cancel))[0];
        Assert.Equal(ClockState.Unset, Message(early).Clock);

        _clock.Pass(TimeSpan.FromSeconds(30));
        (_clock.Wall, journal.Synchronised) = (Today, true);
        var late = (await journal.Store.CommitAsync(null, [TestJournal.Draft(2)], Cancel))[0];
        Assert.Equal(ClockState.Synced, Message(late).Clock);

        var correction = Message(journal.Store.ReadEvents(early.Seq, 1)[0]);
        Assert.Equal(EventTypes.ClockCorrected, correction.Type);
        var data = JsonSerializer.Deserialize(correction.Data.Span, JournalJson.Default.ClockCorrected)!;
        Assert.Equal((30_000, Today, "synced", correction.BootId), (data.UptimeMs, data.WallAfter, data.Clock, data.BootId));
        var trueTimeOfTheEarlyOne = data.WallAfter.AddMilliseconds(Message(early).UptimeMs - data.UptimeMs);
        Assert.Equal(Today.AddSeconds(-30), trueTimeOfTheEarlyOne);
    }

    [Fact]
    public async Task CommitAsync_TimeJustPasses_TellsNothing()
    {
        await using var journal = new TestJournal(_clock);
        for (var i = 0; i < 5; i++)
        {
            await journal.Store.CommitAsync(null, [TestJournal.Draft(i)], Cancel);
            _clock.Pass(TimeSpan.FromHours(7));
        }

        Assert.DoesNotContain(JournalProof.ReadWhole(journal.Store), e => e.Type == EventTypes.ClockCorrected);
    }

    [Theory]
    [InlineData(1970, true, ClockState.Unset)]
    [InlineData(2023, true, ClockState.Unset)]
    [InlineData(2024, false, ClockState.Holdover)]
    [InlineData(2026, true, ClockState.Synced)]
    public void StateAt_YearAndServer_DecideTogether(int year, bool synchronised, ClockState expected) =>
        Assert.Equal(expected, GatewayClock.StateAt(new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero), synchronised));

    [Fact]
    public void Stamp_ServerState_IsAskedAtMostOnceASecond()
    {
        var asked = 0;
        var clock = new GatewayClock(_clock, () => ++asked > 0);
        for (var i = 0; i < 10; i++)
        {
            clock.Stamp();
            _clock.Pass(TimeSpan.FromMilliseconds(250));
        }

        Assert.Equal(3, asked);
    }

    // Above all that the call into libc returns at all.
    [Fact]
    public void Ask_Twice_AgreesWithItself() => Assert.Equal(TimeServerState.Ask(), TimeServerState.Ask());

    [Theory]
    [InlineData(0, ClockState.Holdover, null)]
    [InlineData(999, ClockState.Holdover, null)]
    [InlineData(-999, ClockState.Holdover, null)]
    [InlineData(1000, ClockState.Holdover, 1000L)]
    [InlineData(-3_600_000, ClockState.Holdover, -3_600_000L)]
    [InlineData(5, ClockState.Synced, 5L)]
    [InlineData(0, ClockState.Unset, null)]
    public void Look_AfterTenSeconds_TellsStepsAndBetterTrust(int stepMs, ClockState state, long? expected)
    {
        var watch = new ClockWatch();
        Assert.Null(watch.Look(new EventStamp(Today, 1000, ClockState.Holdover), Guid.Empty));
        Assert.Equal(expected, watch.Look(new EventStamp(Today.AddMilliseconds(10_000 + stepMs), 11_000, state), Guid.Empty)?.StepMs);
    }

    [Fact]
    public void Look_NotTold_TellsAgain()
    {
        var watch = new ClockWatch();
        var jumped = new EventStamp(Today.AddHours(1), 1000, ClockState.Holdover);
        watch.Look(new EventStamp(Today, 1000, ClockState.Holdover), Guid.Empty);
        Assert.NotNull(watch.Look(jumped, Guid.Empty));
        Assert.NotNull(watch.Look(jumped, Guid.Empty));
        watch.Told(jumped);
        Assert.Null(watch.Look(jumped, Guid.Empty));
    }

    private static GatewayMessage Message(CommittedEvent @event)
    {
        Assert.True(GatewayMessage.TryParse(@event.Body, out var message, out _));
        return message;
    }
}
