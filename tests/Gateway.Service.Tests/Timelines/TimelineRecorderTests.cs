using Dapper;
using EdgeGateway.Devices.BoxSensors;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Tests.Journal;
using EdgeGateway.Service.Timelines;
using EdgeGateway.Service.Timelines.Drawing;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Timelines;

/// <summary>A real journal; the time is the test's.</summary>
public sealed class TimelineRecorderTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _box = new();
    private readonly FakeTimeProvider _clock = new(Start);
    private readonly TestJournal _journal;
    private readonly LogBook _log = new();
    private TimelineProbe _probe;

    public TimelineRecorderTests()
    {
        _journal = new TestJournal(_clock, modules: TimelineSchema.Module);
        _probe = Probe();
        Directory.CreateDirectory(_box.File("sys/class/thermal/thermal_zone0"));
        File.WriteAllText(_box.File("sys/class/thermal/thermal_zone0/temp"), "61500\n");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TimelineStore Store => new(_journal.Store);

    public async ValueTask DisposeAsync()
    {
        _probe.Dispose();
        await _journal.DisposeAsync();
        _box.Dispose();
    }

    [Fact]
    public async Task Look_OfABox_KeepsStatesAndNumbers()
    {
        Report(ThingKinds.Camera, "cam-1", ThingState.Online, ("fps", "12.5"));
        Report(ThingKinds.Scanner, "scanner-1", ThingState.Offline);
        await LookAsync();

        var day = Read();
        Assert.Equal(0, At(day, TimelineKinds.State, "cam-1"));
        Assert.Equal(3, At(day, TimelineKinds.State, "scanner-1"));
        Assert.Equal(12.5, At(day, TimelineKinds.FrameRate, "cam-1"));
        Assert.Equal(61.5, At(day, TimelineKinds.Temperature, ""));
        Assert.True(At(day, TimelineKinds.Disk, "") > 0);
        Assert.True(At(day, TimelineKinds.Memory, "") > 1e6);
    }

    [Fact]
    public async Task Restart_OfTheGateway_KeepsTheDayWithAGapWhereItWasOff()
    {
        Report(ThingKinds.Scanner, "scanner-1", ThingState.Online);
        await LookAsync(minutes: 10);

        await _journal.ReopenAsync();
        _probe.Dispose();
        _probe = Probe();
        _clock.Advance(TimeSpan.FromMinutes(60));
        Report(ThingKinds.Scanner, "scanner-1", ThingState.Online);
        await LookAsync(minutes: 5);

        var bands = Band.Of(Read().Of(TimelineKinds.State).Single(one => one.Thing == "scanner-1"));
        Assert.Equal([2, 1], bands.Select(band => band.Length));
        Assert.Equal(14, bands[1].FirstSlot - bands[0].FirstSlot);
    }

    [Fact]
    public async Task Rows_OlderThanADay_AreGoneAndTheTableStaysSmall()
    {
        Report(ThingKinds.Scanner, "scanner-1", ThingState.Online);
        await LookAsync();
        _clock.Advance(TimeSpan.FromMinutes(TimelineStore.KeptMinutes - 2));
        await LookAsync();
        Assert.Equal(2, Minutes());

        await LookAsync();

        Assert.Equal(2, Minutes());
        Assert.Equal(TimelineBoard.MinuteOf(Start.AddDays(1)), _journal.Store.Read(connection => connection.ExecuteScalar<long>("SELECT max(minute) FROM timeline")));
    }

    [Fact]
    public async Task Clock_PutBack_TakesTheFutureAwayInsteadOfKeepingItForEver()
    {
        await Store.WriteAsync(TimelineBoard.MinuteOf(Start.AddYears(5)), [new(TimelineKinds.Memory, "", 1)], Cancel);
        await LookAsync();

        Assert.Equal(1, Minutes());
    }

    [Fact]
    public async Task Clock_NeverSet_WritesNothing()
    {
        var unset = new FakeTimeProvider(new DateTimeOffset(1970, 1, 1, 0, 5, 0, TimeSpan.Zero));
        using var recorder = new TimelineRecorder(_probe, Store, new TimelineBoard(Store, unset), unset, _log.CreateLogger<TimelineRecorder>());
        await recorder.LookAsync(Cancel);

        Assert.Equal(0, Minutes());
    }

    [Fact]
    public async Task Series_NothingIsKeptOf_AreForgotten()
    {
        await Store.WriteAsync(100, [new(TimelineKinds.FrameRate, "cam-of-old", 5)], Cancel);
        await Store.WriteAsync(100 + TimelineStore.KeptMinutes, [new(TimelineKinds.Memory, "", 5)], Cancel);
        await Store.TidyAsync(Cancel);

        Assert.Equal("memory", _journal.Store.Read(connection => connection.QuerySingle<string>("SELECT what FROM timeline_series")));
    }

    [Fact]
    public async Task Loop_WhileTheGatewayRuns_WritesEveryMinuteAndTheQuietNightHasACommitTime()
    {
        var board = new TimelineBoard(Store, _clock);
        using var recorder = new TimelineRecorder(_probe, Store, board, _clock, _log.CreateLogger<TimelineRecorder>());
        await recorder.StartAsync(Cancel);
        await Wait.UntilAsync(() => { _clock.Advance(TimeSpan.FromSeconds(10)); return Minutes() >= 3; });
        await recorder.StopAsync(Cancel);

        Assert.NotSame(board.Day, new TimelineBoard(Store, _clock).Day);
        Assert.Same(board.Day, board.Day);
        Assert.Equal(0, _journal.Store.LastSeq);
    }

    [Fact]
    public void Commit_LongestOfTheMinute_IsKept()
    {
        _probe.NoteCommit(TimeSpan.FromMilliseconds(5));
        _probe.NoteCommit(TimeSpan.FromMilliseconds(80));
        _probe.NoteCommit(TimeSpan.FromMilliseconds(20));

        Assert.Equal(0.08, _probe.Take().Single(sample => sample.What == TimelineKinds.Commit).Value, 9);
        Assert.DoesNotContain(_probe.Take(), sample => sample.What == TimelineKinds.Commit);
    }

    private TimelineProbe Probe() => new(_journal.Health, _journal.Store, new DeliveryOverview(), new BoxSensors(_box.Path), _clock);

    private async Task LookAsync(int minutes = 1)
    {
        using var recorder = new TimelineRecorder(_probe, Store, new TimelineBoard(Store, _clock), _clock, _log.CreateLogger<TimelineRecorder>());
        for (var i = 0; i < minutes; i++)
        {
            await recorder.LookAsync(Cancel);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private TimelineDay Read() => new TimelineBoard(Store, _clock).Day;

    private static double At(TimelineDay day, string what, string thing) => Assert.Single(day.Series.Single(one => one.What == what && one.Thing == thing).Points).High;

    private long Minutes() => _journal.Store.Read(connection => connection.ExecuteScalar<long>("SELECT count(DISTINCT minute) FROM timeline"));

    private void Report(string kind, string id, ThingState state, params (string Name, string Value)[] facts) =>
        _journal.Health.Report(new ThingStatus(id, kind, state, Start) { Facts = facts.ToDictionary(fact => fact.Name, fact => fact.Value) });
}
