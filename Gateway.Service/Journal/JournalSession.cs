using EdgeGateway.Protocols.Messages;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal;

/// <summary>The file while it is open, and what to do when it is not or not any more. Only the writer's loop touches it; it throws what the disk throws.</summary>
internal sealed partial class JournalSession : IDisposable
{
    private readonly JournalSettings _settings;
    private readonly JournalOpener _opener;
    private readonly GatewayClock _clock;
    private readonly ClockWatch _watch = new();
    private readonly GroupCommit _commit;
    private readonly Guid _bootId;
    private readonly ILogger<JournalSession> _log;
    private JournalFile? _file;

    public JournalSession(JournalSettings settings, JournalContext context)
    {
        (_settings, _bootId, _log) = (settings, context.Boot.BootId, context.Logs.CreateLogger<JournalSession>());
        _opener = new JournalOpener(settings, context.Modules, context.Clock, context.Logs.CreateLogger<JournalOpener>());
        _clock = new GatewayClock(context.Clock, context.IsSynchronised);
        _commit = new GroupCommit(new EventSealer(settings.GatewayId, context.Boot), _clock);
    }

    /// <summary>Closes the readers of the file, before it is moved away or opened anew.</summary>
    public Action CloseReaders { get; init; } = () => { };

    /// <summary>A damaged file was set aside and a new one is in use.</summary>
    public Action Replaced { get; init; } = () => { };

    /// <summary>Number of the newest event on disk, 0 while the file is not open.</summary>
    public long LastSeq => _file?.Head.Seq ?? 0;

    /// <summary>Opens the file when it is not open.</summary>
    public void Open() => _file ??= Announce(_opener.Open(out var replaced), replaced);

    /// <summary>Writes one small row: does the disk take anything?</summary>
    public void Probe() => _file?.Probe();

    /// <summary>Brings the group to disk. A step of the wall clock is told before the first event that has the new time.</summary>
    public void Commit(List<CommitRequest> group)
    {
        Open();
        var now = _clock.Stamp();
        var corrected = _watch.Look(now, _bootId);
        if (corrected is not null)
            group.Insert(0, Own(EventDraft.Of(EventTypes.ClockCorrected, "clock", EventClass.Change, corrected, JournalJson.Default.ClockCorrected)));
        Cover(LastSeq + group.Sum(request => request.Drafts.Count));
        CommitGroup(_file!, group);
        if (corrected is not null) _watch.Told(now);
    }

    /// <summary>Closes the file; the next commit opens it again.</summary>
    public void Close()
    {
        CloseReaders();
        _file?.Dispose();
        _file = null;
    }

    public void Dispose()
    {
        try
        {
            _file?.Checkpoint();
        }
        catch (SqliteException refused)
        {
            // Nothing is lost: the next start reads the write-ahead log.
            LogNotCheckpointed(refused);
        }

        Close();
        _opener.Dispose();
    }

    private void CommitGroup(JournalFile file, List<CommitRequest> group)
    {
        try
        {
            _commit.Run(file, group);
        }
        catch (SqliteException damaged) when (JournalFault.IsDamage(damaged))
        {
            Close();
            _file = Announce(_opener.Replace(damaged, out var replaced), replaced);
            Replaced();
            _commit.Run(_file, group);
        }
        catch (SqliteException odd) when (!JournalFault.IsOfTheStore(odd))
        {
            // COMMIT itself refused (a deferred constraint): find the culprit by committing one by one.
            foreach (var request in group) CommitAlone(file, request);
        }
    }

    private void CommitAlone(JournalFile file, CommitRequest request)
    {
        try
        {
            _commit.Run(file, [request]);
        }
        catch (SqliteException odd) when (!JournalFault.IsOfTheStore(odd))
        {
            request.Refused(odd);
        }
    }

    private JournalFile Announce(JournalFile file, JournalReplaced? replaced)
    {
        if (replaced is null) return file;
        try
        {
            _commit.Run(file, [Own(EventDraft.Of(EventTypes.JournalReplaced, "journal", EventClass.Change, replaced, JournalJson.Default.JournalReplaced))]);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static CommitRequest Own(EventDraft draft) => new(null, [draft]);

    private void Cover(long seq)
    {
        try
        {
            _opener.Lease.Cover(seq);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            LogLeaseNotWritten(refused, _settings.NumberLeasePath);
        }
    }
}
