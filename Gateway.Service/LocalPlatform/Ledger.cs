using System.Globalization;
using Dapper;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Receipts;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.LocalPlatform;

/// <summary>
/// What the platform has: events of any number of gateways, each once, with the check of every gateway's hash chain. Thread safe; one
/// connection, because one receiver writes and a page reads now and then.
/// </summary>
internal sealed class Ledger : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, RangeSet> _have = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _broken;
    private readonly Dictionary<string, long> _conflicts;

    /// <exception cref="SqliteException">The file cannot be opened or is no ledger.</exception>
    public Ledger(string path, TimeProvider clock)
    {
        _clock = clock;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        _connection.Execute(LedgerSchema.Sql);
        foreach (var (gateway, seq) in _connection.Query<(string, long)>("SELECT gateway, seq FROM entry ORDER BY gateway, seq", buffered: false))
            Have(gateway).Add(seq);
        foreach (var (gateway, first, last) in _connection.Query<(string, long, long)>("SELECT gateway, first, last FROM left_out"))
            Have(gateway).Add(new SeqRange(first, last));
        _broken = _connection.Query<(string Gateway, long Seq)>("SELECT gateway, broken FROM chain").ToDictionary(pair => pair.Gateway, pair => pair.Seq, StringComparer.Ordinal);
        _conflicts = _connection.Query<(string Gateway, long Seq)>("SELECT gateway, seq FROM conflict").ToDictionary(pair => pair.Gateway, pair => pair.Seq, StringComparer.Ordinal);
        ClientId = _connection.QuerySingle<string>(
            "INSERT INTO meta (name, value) VALUES ('client', @fresh) ON CONFLICT DO UPDATE SET value = value RETURNING value",
            new { fresh = $"eg-receiver-{Guid.NewGuid():N}" });
    }

    /// <summary>Stays with the file, so that the broker knows the session again.</summary>
    public string ClientId { get; }

    public IReadOnlyList<string> Gateways
    {
        get
        {
            lock (_lock)
                return [.. _have.Keys];
        }
    }

    /// <summary>Writes all of them in one commit. When it returns they are on disk.</summary>
    public IReadOnlyList<(ArrivalOutcome Outcome, GatewayMessage? Message, string? Reason)> Append(IReadOnlyList<Arrival> arrivals)
    {
        lock (_lock)
        {
            using var transaction = _connection.BeginTransaction();
            var writer = new LedgerWriter(_connection, transaction, _clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
            var outcomes = arrivals.Select(writer.Append).ToList();
            transaction.Commit();
            foreach (var (outcome, message, _) in outcomes)
            {
                if (outcome == ArrivalOutcome.Accepted)
                    Have(message!.GatewayId).Add(message.Seq);
            }

            // What is not meant for this platform is not missing here.
            foreach (var (arrival, (_, message, _)) in arrivals.Zip(outcomes))
            {
                if (message is not null && arrival.LeftOut is { } range)
                    Have(message.GatewayId).Add(range);
            }

            foreach (var (gateway, seq) in writer.Broken)
                _broken[gateway] = Math.Min(seq, _broken.GetValueOrDefault(gateway, long.MaxValue));
            foreach (var (gateway, seq) in writer.Conflicts)
                _conflicts[gateway] = Math.Min(seq, _conflicts.GetValueOrDefault(gateway, long.MaxValue));
            return outcomes;
        }
    }

    public Receipt ReceiptFor(string gatewayId)
    {
        lock (_lock)
        {
            var chain = _conflicts.TryGetValue(gatewayId, out var twice) ? $"{Receipt.Conflict}{twice}"
                : _broken.TryGetValue(gatewayId, out var seq) ? $"broken at {seq}" : "ok";
            return Receipt.Of(gatewayId, Have(gatewayId), chain, _clock.GetUtcNow());
        }
    }

    /// <summary>Entries with <c>Row &gt; after</c> in the order of arrival.</summary>
    public IReadOnlyList<LedgerEntry> ReadAfter(long after, int max)
    {
        lock (_lock)
        {
            return [.. _connection
                .Query<(long Row, string Gateway, long Seq, string Id, string Type, string Time, long Replay, string Received)>(
                    "SELECT row, gateway, seq, id, type, time, replay, received FROM entry WHERE row > @after ORDER BY row LIMIT @max", new { after, max })
                .Select(row => new LedgerEntry(
                    row.Row, row.Gateway, row.Seq, Guid.Parse(row.Id), row.Type, Utc(row.Time), row.Replay == 1, Utc(row.Received)))];
        }
    }

    public void Dispose() => _connection.Dispose();

    private RangeSet Have(string gateway) =>
        _have.TryGetValue(gateway, out var have) ? have : _have[gateway] = new RangeSet();

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
