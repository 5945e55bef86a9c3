using Dapper;
using EdgeGateway.Protocols.Messages;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Journal;

/// <summary>
/// The one place where anything becomes true: facts and the events that tell about them, in one SQLite commit
/// (WAL, synchronous=FULL, one writer, group commit).
/// </summary>
public sealed class JournalStore : IAsyncDisposable
{
    private readonly JournalSettings _settings;
    private readonly JournalHealth _health;
    private readonly JournalWriter _writer;
    private readonly EventReader _events;
    private readonly Arrivals _arrivals = new();
    private ReadPool _readers;

    private JournalStore(JournalSettings settings, JournalContext context)
    {
        _settings = settings;
        _readers = NewPool();
        _health = new JournalHealth(settings, context.Health, context.Clock);
        _events = new EventReader(_health, context.Logs.CreateLogger<EventReader>());
        Boot = context.Boot;
        var session = new JournalSession(settings, context) { CloseReaders = CloseReaders, Replaced = _health.Report };
        _writer = new JournalWriter(settings, context, session, _health, _arrivals);
    }

    /// <summary>A group that wrote events is on disk, and how long that took. Handlers return at once and do not throw.</summary>
    internal event Action<TimeSpan> Committed
    {
        add => _health.Committed += value;
        remove => _health.Committed -= value;
    }

    /// <summary>Number of the newest committed event, 0 when there is none.</summary>
    public long LastSeq => _arrivals.Last;

    /// <summary>
    /// Commits facts and events together. Returns when they are on disk; what returned survives kill -9 and power cut.
    /// A fact writer that throws takes only its own commit with it.
    /// </summary>
    /// <param name="stopping">Gives up waiting for room in the queue; a commit that was taken is carried out.</param>
    /// <exception cref="ArgumentException">A draft's data is not a UTF-8 JSON object, or too big.</exception>
    /// <exception cref="JournalUnavailableException">The disk refuses; nothing was written.</exception>
    public async Task<IReadOnlyList<CommittedEvent>> CommitAsync(FactWriter? facts, IReadOnlyList<EventDraft> events, CancellationToken stopping = default)
    {
        var request = new CommitRequest(facts, [.. events.Select(Checked)]);
        try
        {
            await _writer.EnqueueAsync(request, stopping);
        }
        catch (System.Threading.Channels.ChannelClosedException closed)
        {
            throw new JournalUnavailableException("The gateway is stopping; nothing was recorded.", closed);
        }

        return await request.Done;
    }

    /// <summary>Runs a query on a read-only connection from a small pool. Finish reading inside the query.</summary>
    /// <exception cref="JournalUnavailableException">The file cannot be read now.</exception>
    public T Read<T>(Func<SqliteConnection, T> query)
    {
        try
        {
            return Volatile.Read(ref _readers).Run(query);
        }
        catch (SqliteException refused) when (JournalFault.IsOfTheStore(refused))
        {
            throw new JournalUnavailableException(JournalFault.Of(refused, _health.FreeBytes()).Sentence, refused);
        }
    }

    /// <summary>
    /// Events with <c>Seq &gt; after</c> in order, at most <paramref name="max"/> of them. Numbers may be missing: deleted by retention, or unreadable.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The file cannot be read now.</exception>
    public IReadOnlyList<CommittedEvent> ReadEvents(long after, int max) => ReadEvents(after, max, long.MaxValue);

    /// <summary>The same, but no further event once their bodies together have <paramref name="maxBytes"/>; the first always comes.</summary>
    /// <exception cref="JournalUnavailableException">The file cannot be read now.</exception>
    public IReadOnlyList<CommittedEvent> ReadEvents(long after, int max, long maxBytes) => Read(connection => _events.After(connection, after, max, maxBytes));

    /// <summary>Completes when an event with <c>Seq &gt; after</c> is committed, at once when there is one.</summary>
    public ValueTask WaitForMoreAsync(long after, CancellationToken stopping) => _arrivals.WaitAsync(after, stopping);

    /// <summary>Commits what waits, empties the write-ahead log, closes the file. Later commits are refused.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _readers.Dispose();
    }

    /// <summary>Opens the journal. A disk that refuses does not stop anything: it is tried again, and shown as trouble.</summary>
    internal static JournalStore Open(JournalSettings settings, JournalContext context)
    {
        var store = new JournalStore(settings, context);
        store._writer.Start();
        return store;
    }

    /// <summary>This start of the process.</summary>
    internal BootIdentity Boot { get; }

    /// <summary>What the journal takes now.</summary>
    /// <exception cref="JournalUnavailableException">The file cannot be read now.</exception>
    internal JournalSizes Sizes() => Read(connection => JournalRetention.Sizes(connection, _health));

    /// <summary>Lets go of the pages SQLite keeps for every connection, up to 2 MB each. They are read again when they are needed.</summary>
    /// <exception cref="JournalUnavailableException">The disk refuses; the pages stay.</exception>
    internal async Task ForgetPagesAsync(CancellationToken stopping)
    {
        Volatile.Read(ref _readers).Empty();
        await CommitAsync((connection, transaction, _) => connection.Execute("PRAGMA shrink_memory", transaction: transaction), [], stopping);
    }

    /// <summary>Reports state and sizes to the health registry.</summary>
    internal void ReportHealth() => _health.Report();

    private static EventDraft Checked(EventDraft draft)
    {
        if (draft.Type.Length == 0 || draft.Thing.Length == 0) throw new ArgumentException("an event needs a type and a thing");
        return draft with { Data = EventData.Checked(draft.Data) };
    }

    private ReadPool NewPool() => new(_settings.DatabasePath, _settings.Readers);

    // The file is about to be moved or reopened: later reads start on fresh connections.
    private void CloseReaders() => Interlocked.Exchange(ref _readers, NewPool()).Dispose();
}
