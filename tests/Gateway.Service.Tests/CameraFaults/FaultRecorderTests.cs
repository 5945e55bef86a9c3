using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.CameraFaults;
using EdgeGateway.Service.Tests.Cases;
using EdgeGateway.Service.Tests.Journal;
using EdgeGateway.Vision.CameraHealth;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.CameraFaults;

/// <summary>Over a real journal.</summary>
public sealed class FaultRecorderTests : IAsyncLifetime
{
    private static readonly CameraFault Covered =
        new(CameraFaultKind.Covered, Candidates.Decided, new("camera.fault.covered", new("遮挡", "covered"), new("移开", "remove")), "12 % shows something");

    private readonly TestJournal _journal = new(modules: FaultSchema.Module);
    private readonly FakeTimeProvider _clock = new(Candidates.Decided + TimeSpan.FromMinutes(3));
    private CameraHealthReport _health = CameraHealthReport.Unknown;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Record_FaultComesAndGoes_TellsEachOnceWithTheSameId()
    {
        var recorder = Open();
        _health = CameraHealthReport.Unknown with { Faults = [Covered] };
        await RecordAsync(recorder);
        await RecordAsync(recorder);
        _health = CameraHealthReport.Unknown with { Well = ["covered"] };
        await RecordAsync(recorder);
        await RecordAsync(recorder);

        var told = Told();
        Assert.Equal(["began", "ended"], told.Select(each => each.GetProperty("change").GetString()));
        Assert.Equal(told[0].GetProperty("faultId").GetString(), told[1].GetProperty("faultId").GetString());
        Assert.Equal("covered", told[0].GetProperty("fault").GetString());
        Assert.Equal("遮挡", told[0].GetProperty("cause").GetProperty("zh").GetString());
        Assert.False(told[0].TryGetProperty("until", out _));
        Assert.Equal(_clock.GetUtcNow(), told[1].GetProperty("until").GetDateTimeOffset());
        Assert.Equal("gone", told[1].GetProperty("endedBecause").GetString());
    }

    [Fact]
    public async Task Record_RestartDuringAFault_DoesNotTellItAgainAndStillTellsItsEnd()
    {
        _health = CameraHealthReport.Unknown with { Faults = [Covered] };
        await RecordAsync(Open());

        await _journal.ReopenAsync();
        var next = Open();
        _health = CameraHealthReport.Unknown;
        await RecordAsync(next);
        _health = CameraHealthReport.Unknown with { Faults = [Covered with { Since = Covered.Since + TimeSpan.FromMinutes(1) }] };
        await RecordAsync(next);
        Assert.Single(Told());
        _health = CameraHealthReport.Unknown with { Well = ["covered"] };
        await RecordAsync(next);

        Assert.Equal(2, Told().Count);
        Assert.Equal(Covered.Since, Told()[1].GetProperty("since").GetDateTimeOffset());
    }

    public async ValueTask DisposeAsync() => await _journal.DisposeAsync();

    private static Task RecordAsync(FaultRecorder recorder) => recorder.RecordAsync(TestContext.Current.CancellationToken);

    private FaultRecorder Open() => new(() => [(Candidates.Camera(), _health)], new FaultStore(_journal.Store), _clock, NullLogger<FaultRecorder>.Instance);

    private List<JsonElement> Told() =>
        [.. _journal.Store.ReadEvents(0, 100).Where(told => told.Type == EventTypes.CameraFault).Select(told => JsonDocument.Parse(told.Body).RootElement.GetProperty("data"))];
}
