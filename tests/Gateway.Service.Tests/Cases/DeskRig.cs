using System.Security.Cryptography;
using System.Text.Json;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Cases.Proof;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.Journal;
using EdgeGateway.Testing;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Evidence;
using EdgeGateway.Vision.Inference;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Service.Tests.Cases;

/// <summary>A desk over a real journal and a real evidence folder. Time of the desk is the test's.</summary>
internal sealed class DeskRig : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestJournal _journal = new(modules: CaseSchema.Module);
    private readonly CameraRoster _cameras;
    private readonly CaseTables _tables;

    /// <param name="camera">The only camera; null: <see cref="Candidates.Camera"/>.</param>
    /// <param name="tables">Limits and grid; null: none.</param>
    public DeskRig(CameraOptions? camera = null, CaseTables? tables = null)
    {
        _tables = tables ?? CaseTables.None;
        var setup = new CameraSetup(_ => throw new InvalidOperationException("no camera runs here"), _folder.Path, TimeProvider.System, Log);
        _cameras = new CameraRoster([new Camera(camera ?? Candidates.Camera(), setup)]) { LatestOf = (_, box, name) => Latest(box, name) };
        (Store, Desk) = Open();
    }

    public FakeTimeProvider Clock { get; } = new(Candidates.Decided);

    public LogBook Log { get; } = new();

    public CaseStore Store { get; private set; }

    public CaseDesk Desk { get; private set; }

    /// <summary>The camera's latest pictures of something at a box.</summary>
    public Func<Box, string, IReadOnlyList<Still>> Latest { get; set; } = static (_, _) => [];

    public ReviewDesk Review => new(Store, Desk, Clock, Log.CreateLogger<ReviewDesk>(), new LatestPictures(_cameras, new EvidenceFolder(_folder.Path)));

    public CameraRoster Cameras => _cameras;

    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public JournalStore Journal => _journal.Store;

    /// <summary>The journal's file, for a test that tampers with it.</summary>
    public string JournalPath => _journal.Settings.DatabasePath;

    public string DataDirectory => _folder.Path;

    public IReadOnlyList<CaseRecord> Cases => Store.Latest(100);

    /// <summary>Type and data of every event, in order.</summary>
    public IReadOnlyList<(string Type, JsonElement Data)> Events =>
        [.. _journal.Store.ReadEvents(0, 1000).Where(told => told.Type.StartsWith("city.", StringComparison.Ordinal)).Select(told => (told.Type, JsonDocument.Parse(told.Body).RootElement.GetProperty("data")))];

    public async Task<DeskRig> StartAsync()
    {
        await Desk.StartAsync(CancellationToken.None);
        return this;
    }

    /// <summary>As after a restart of the gateway: nothing in memory.</summary>
    public async Task RestartAsync()
    {
        await Desk.StopAsync(CancellationToken.None);
        await _journal.ReopenAsync();
        (Store, Desk) = Open();
        await StartAsync();
    }

    public Task<bool> CasesReachAsync(int count) => Reach(() => Cases.Count >= count);

    /// <summary>States of a case's steps, in order.</summary>
    public string StepsOf(Guid id) => string.Join(' ', Store.StepsOf(id).Select(step => step.State));

    public Task<bool> EventsReachAsync(int count) => Reach(() => Events.Count >= count);

    public async ValueTask DisposeAsync()
    {
        await Desk.StopAsync(CancellationToken.None);
        await _journal.DisposeAsync();
        _folder.Dispose();
        Key.Dispose();
    }

    private static async Task<bool> Reach(Func<bool> condition)
    {
        await Wait.UntilAsync(condition);
        return true;
    }

    private (CaseStore Store, CaseDesk Desk) Open()
    {
        var store = new CaseStore(_journal.Store, new ManifestBook(() => Key));
        return (store, new CaseDesk(store, new EvidenceFolder(_folder.Path), _cameras, _tables, Clock, Log.CreateLogger<CaseDesk>()));
    }
}
