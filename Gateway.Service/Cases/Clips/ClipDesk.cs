using System.Threading.Channels;
using EdgeGateway.Service.Journal;
using EdgeGateway.Vision;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Cases.Clips;

/// <summary>
/// Adds a clip to every case whose camera keeps film: cut when the film of its end is there, signed in a manifest of its own, told as an addendum. No case waits for it,
/// and a case without clip says why.
/// </summary>
internal sealed partial class ClipDesk(CaseDesk desk, CaseStore store, ClipStore notes, EvidenceFolder evidence, CameraRoster cameras, ClipDeskSetup setup) : BackgroundService
{
    /// <summary>Most clips cut at once: more would take the processor from the pictures.</summary>
    private const int AtOnce = 2;

    /// <summary>More cases than this at one time go without, and say so.</summary>
    private const int MostWaiting = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Channel<CaseFiledData> _wanted = Channel.CreateBounded<CaseFiledData>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        desk.Opened += Want;
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        desk.Opened -= Want;
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await PersistAsync(notes.GiveUpUnfinishedAsync, stoppingToken);
        var cutting = Enumerable.Range(0, AtOnce).Select(_ => CutAllAsync(stoppingToken));
        await Task.WhenAll(cutting);
    }

    private void Want(CaseFiledData filed)
    {
        if (cameras.Find(filed.Camera.Id) is { Options.Clips: { Attach: true } clips } && clips.Keep > TimeSpan.Zero && filed.State != CaseStates.Shadow)
            _wanted.Writer.TryWrite(filed);
    }

    private async Task CutAllAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var filed in _wanted.Reader.ReadAllAsync(stopping))
            {
                await PersistAsync(() => notes.NoteAsync(filed.CaseId, new ClipNote(ClipNote.Cutting)), stopping);
                var note = await TryCutAsync(filed, stopping);
                if (note.State == ClipNote.Failed)
                    LogNone(setup.Log, filed.CaseId, note.Reason?.En ?? "");
                await PersistAsync(() => notes.NoteAsync(filed.CaseId, note), stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task<ClipNote> TryCutAsync(CaseFiledData filed, CancellationToken stopping)
    {
        try
        {
            return await CutAsync(filed, stopping);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return ClipNote.NoRoom(trouble.Message);
        }
    }

    private async Task<ClipNote> CutAsync(CaseFiledData filed, CancellationToken stopping)
    {
        const string Name = "clip.mp4";
        var decided = filed.Sighting.DecidedAt;
        if (cameras.Find(filed.Camera.Id) is not { } camera)
            return ClipNote.Interrupted;
        var clip = await camera.CutClipAsync(decided, decided, evidence.PathOf(filed.CaseId, decided, Name)!, stopping);
        if (clip.Trouble is { } trouble)
            return new ClipNote(ClipNote.Failed, trouble.Cause);
        var (width, height) = SizeOf(filed);
        var still = await evidence.AdoptAsync(filed.CaseId, decided, new CaseStill(Name, "", 0, width, height, clip.From), stopping);
        await PersistAsync(() => AttachAsync(filed.CaseId, still, stopping), stopping);
        desk.RaiseChanged();
        return new ClipNote(ClipNote.Attached);
    }

    private async Task AttachAsync(Guid id, CaseStill still, CancellationToken stopping)
    {
        if (store.Find(id) is { MovedTo: null } known)
            await store.MoveAsync(known, new CaseChange(CaseMove.Attach, [], setup.Clock.GetUtcNow(), CaseStep.Gateway, "") { Stills = [still] }, stopping);
    }

    /// <summary>Until the journal takes it; somebody who changed the case meanwhile only makes it go once more.</summary>
    private async Task PersistAsync(Func<Task> write, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await write();
                return;
            }
            catch (CaseMovedException moved)
            {
                LogAgain(setup.Log, moved.Message);
            }
            catch (Exception refused) when (refused is JournalUnavailableException or SqliteException)
            {
                LogWaits(setup.Log, Pause.TotalSeconds, refused);
                await Task.Delay(Pause, setup.Clock, stopping);
            }
        }
    }

    private static (int Width, int Height) SizeOf(CaseFiledData filed) =>
        filed.Sighting.Circumstances.GetValueOrDefault("picture")?.Split('x') is [var width, var height] && int.TryParse(width, out var w) && int.TryParse(height, out var h) ? (w, h) : (0, 0);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Case {Case} has no clip: {Reason}")]
    private static partial void LogNone(ILogger log, Guid @case, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Moved}; read again")]
    private static partial void LogAgain(ILogger log, string moved);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A clip cannot be noted; look at disk and journal. It is tried again in {Seconds} s")]
    private static partial void LogWaits(ILogger log, double seconds, Exception exception);
}

/// <summary>Clock and log of the <see cref="ClipDesk"/>.</summary>
internal sealed record ClipDeskSetup(TimeProvider Clock, ILogger<ClipDesk> Log);
