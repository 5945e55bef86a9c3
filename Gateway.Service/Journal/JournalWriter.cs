using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal;

/// <summary>
/// The one writer: takes what waits, has it committed as a group, tells the callers. There is no waiting time to gather more: while one group is on its
/// way to the disk the next one forms by itself (measured: README).
/// </summary>
internal sealed partial class JournalWriter : IAsyncDisposable
{
    private readonly JournalSettings _settings;
    private readonly TimeProvider _clock;
    private readonly JournalSession _session;
    private readonly JournalHealth _health;
    private readonly Arrivals _arrivals;
    private readonly ILogger<JournalWriter> _log;
    private readonly Channel<CommitRequest> _queue;
    private readonly List<CommitRequest> _group = [];
    private bool _inTrouble;
    private Task _loop = Task.CompletedTask;

    public JournalWriter(JournalSettings settings, JournalContext context, JournalSession session, JournalHealth health, Arrivals arrivals)
    {
        (_settings, _clock, _session, _health, _arrivals) = (settings, context.Clock, session, health, arrivals);
        _log = context.Logs.CreateLogger<JournalWriter>();
        _queue = Channel.CreateBounded<CommitRequest>(new BoundedChannelOptions(settings.QueueCapacity) { SingleReader = true });
    }

    public ValueTask EnqueueAsync(CommitRequest request, CancellationToken stopping) => _queue.Writer.WriteAsync(request, stopping);

    /// <summary>Tries the disk once, so that the first caller already knows, then works in the background.</summary>
    public void Start()
    {
        Run();
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Commits what is queued and closes the file.</summary>
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
            Run();
            _group.Clear();
        }

        _session.Dispose();
    }

    // In trouble the disk is tried again after a while even when nobody asks, so that the state on the page is true.
    private async ValueTask<bool> WaitForWorkAsync()
    {
        var work = _queue.Reader.WaitToReadAsync();
        if (work.IsCompleted || !_inTrouble) return await work;
        using var pause = new CancellationTokenSource();
        var arrived = work.AsTask();
        await Task.WhenAny(arrived, Task.Delay(_settings.RetryAfter, _clock, pause.Token));
        await pause.CancelAsync();
        return !arrived.IsCompleted || await arrived;
    }

    private void Run()
    {
        var (started, before) = (_clock.GetTimestamp(), _session.LastSeq);
        try
        {
            if (_group.Count > 0) _session.Commit(_group);
            else TryDisk();
        }
        catch (Exception thrown)
        {
            Fail(thrown);
            return;
        }

        var took = _clock.GetElapsedTime(started);
        if (_group.Count > 0 && _session.LastSeq > before) _health.Wrote(took);
        _arrivals.Publish(_session.LastSeq);
        foreach (var request in _group) request.Complete();
        if (_inTrouble && !IsProof(before)) return;
        if (_inTrouble) LogWritesAgain(_session.LastSeq);
        _inTrouble = false;
        _health.Works(_session.LastSeq, took);
    }

    // Facts that changed no row are "written" to a full disk as well; taken for the end of the trouble they would make it come and go every few seconds.
    private bool IsProof(long before)
    {
        if (_group.Count == 0 || _session.LastSeq > before) return true;
        try
        {
            _session.Probe();
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private void TryDisk()
    {
        _session.Open();
        if (_inTrouble) _session.Probe();
    }

    private void Fail(Exception thrown)
    {
        var fault = JournalFault.Of(thrown, _health.FreeBytes());
        if (fault.Kind == JournalFaultKind.Program) LogBroken(thrown);
        else if (!_inTrouble) LogUnavailable(thrown, fault.Trouble.Cause.En, fault.Trouble.NextStep.En);
        _inTrouble = true;
        // A full disk leaves the file as it is; after anything else it is opened anew.
        if (fault.Kind is not JournalFaultKind.Full and not JournalFaultKind.Locked) _session.Close();
        _health.Fails(fault.Trouble);
        var unavailable = new JournalUnavailableException(fault.Sentence, thrown);
        foreach (var request in _group) request.Fail(unavailable);
    }
}
