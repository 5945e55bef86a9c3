using System.Threading.Channels;
using EdgeGateway.Protocols.Messages;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal;

/// <summary>The one writer: takes what waits, commits it as a group, tells the callers. Everything below runs on its loop only.</summary>
internal sealed partial class JournalWriter : IAsyncDisposable
{
    private readonly JournalSettings _settings;
    private readonly JournalContext _context;
    private readonly JournalHealth _health;
    private readonly Arrivals _arrivals;
    private readonly JournalOpener _opener;
    private readonly GroupCommit _commit;
    private readonly GatewayClock _clock;
    private readonly ClockWatch _watch = new();
    private readonly ILogger _log;
    private readonly Channel<CommitRequest> _queue;
    private readonly List<CommitRequest> _group = [];
    private JournalFile? _file;
    private bool _inTrouble;
    private Task _loop = Task.CompletedTask;

    public JournalWriter(JournalSettings settings, JournalContext context, JournalHealth health, Arrivals arrivals)
    {
        (_settings, _context, _health, _arrivals) = (settings, context, health, arrivals);
        _log = context.Logs.CreateLogger<JournalWriter>();
        _opener = new JournalOpener(settings, context.Modules, context.Clock, context.Logs.CreateLogger<JournalOpener>());
        _clock = new GatewayClock(context.Clock, context.IsSynchronised);
        _commit = new GroupCommit(new EventSealer(settings.GatewayId, context.Boot), _clock);
        _queue = Channel.CreateBounded<CommitRequest>(new BoundedChannelOptions(settings.QueueCapacity) { SingleReader = true });
    }

    /// <summary>Readers of the file that must be closed before it is moved away.</summary>
    public Action CloseReaders { get; set; } = () => { };

    public ValueTask EnqueueAsync(CommitRequest request, CancellationToken stopping) => _queue.Writer.WriteAsync(request, stopping);

    /// <summary>Tries the disk once, so that the first caller already knows, then works in the background.</summary>
    public void Start()
    {
        Run([]);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Commits what is queued, empties the write-ahead log and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        while (await WaitForWorkAsync())
        {
            while (_group.Count < _settings.GroupLimit && _queue.Reader.TryRead(out var request)) _group.Add(request);
            Run(_group);
            _group.Clear();
        }

        Close();
    }

    // In trouble the disk is tried again after a while even when nobody asks, so that the state on the page is true.
    private async ValueTask<bool> WaitForWorkAsync()
    {
        var work = _queue.Reader.WaitToReadAsync();
        if (work.IsCompleted || !_inTrouble) return await work;
        using var pause = new CancellationTokenSource();
        var arrived = work.AsTask();
        await Task.WhenAny(arrived, Task.Delay(_settings.RetryAfter, _context.Clock, pause.Token));
        await pause.CancelAsync();
        return !arrived.IsCompleted || await arrived;
    }

    private void Run(List<CommitRequest> group)
    {
        var started = _context.Clock.GetTimestamp();
        try
        {
            _file ??= Open();
            if (group.Count > 0) CommitWithClock(_file, group);
            else if (_inTrouble) _file.Probe();
            _inTrouble = false;
            _arrivals.Publish(_file.Head.Seq);
            foreach (var request in group) request.Complete();
            _health.Works(_file.Head.Seq, _context.Clock.GetElapsedTime(started));
        }
        catch (Exception thrown)
        {
            Fail(group, thrown);
        }
    }

    private JournalFile Open() => Announce(_opener.Open(out var replaced), replaced);

    private JournalFile Announce(JournalFile file, JournalReplaced? replaced)
    {
        if (replaced is null) return file;
        try
        {
            var draft = EventDraft.Of(EventTypes.JournalReplaced, "journal", EventClass.Change, replaced, JournalJson.Default.JournalReplaced);
            _commit.Run(file, [new CommitRequest(null, [draft])]);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    // A step of the wall clock is told before the first event that has the new time.
    private void CommitWithClock(JournalFile file, List<CommitRequest> group)
    {
        var now = _clock.Stamp();
        if (_watch.Look(now, _context.Boot.BootId) is not { } corrected)
        {
            Commit(file, group);
            return;
        }

        var draft = EventDraft.Of(EventTypes.ClockCorrected, "clock", EventClass.Change, corrected, JournalJson.Default.ClockCorrected);
        group.Insert(0, new CommitRequest(null, [draft]));
        Commit(file, group);
        _watch.Told(now);
    }

    private void Commit(JournalFile file, List<CommitRequest> group)
    {
        Cover(file.Head.Seq + group.Sum(request => request.Drafts.Count));
        try
        {
            _commit.Run(file, group);
        }
        catch (SqliteException damaged) when (JournalFault.IsDamage(damaged))
        {
            CloseFile();
            _file = Announce(_opener.Replace(damaged, out var replaced), replaced);
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

    private void Fail(List<CommitRequest> group, Exception thrown)
    {
        var fault = JournalFault.Of(thrown, _health.FreeBytes());
        if (fault.Kind == JournalFaultKind.Program) LogBroken(thrown);
        else if (!_inTrouble) LogUnavailable(thrown, fault.Trouble.Cause.En, fault.Trouble.NextStep.En);
        _inTrouble = true;
        if (fault.Kind is not JournalFaultKind.Full and not JournalFaultKind.Locked) CloseFile();
        _health.Fails(fault.Trouble);
        var unavailable = new JournalUnavailableException(fault.Sentence, thrown);
        foreach (var request in group) request.Fail(unavailable);
    }

    private void CloseFile()
    {
        CloseReaders();
        _file?.Dispose();
        _file = null;
    }

    private void Close()
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

        CloseFile();
        _opener.Dispose();
    }
}
