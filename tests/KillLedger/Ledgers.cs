using Dapper;
using EdgeGateway.Protocols.Messages;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.KillLedger;

/// <summary>The four records of one run, read from their files when all processes have ended: who was told what, and what is there.</summary>
/// <param name="Acknowledged">What the producer was told, in the order in which it was told.</param>
/// <param name="Facts">The producer's facts in the journal's file.</param>
/// <param name="Journal">The journal's events by number.</param>
/// <param name="Received">The receiver's entries in the order of arrival.</param>
internal sealed record Ledgers(
    IReadOnlyList<Acknowledged> Acknowledged, IReadOnlyList<Fact> Facts, IReadOnlyList<Event> Journal, IReadOnlyList<Event> Received)
{
    /// <summary>What the receiver refused, and gateways whose chain it found broken.</summary>
    public IReadOnlyList<string> Complaints { get; init; } = [];

    public static Ledgers Read(string folder, string journal, string ledger)
    {
        using var ours = Open(journal);
        using var theirs = Open(ledger);
        return new Ledgers(
            AcknowledgedLog.Read(folder),
            [.. ours.Query<(long Number, long Producer, long Seq)>("SELECT number, producer, seq FROM kill_number ORDER BY seq").Select(row => new Fact(row.Number, (int)row.Producer, row.Seq))],
            [.. ours.Query<(long Seq, byte[] Body)>("SELECT seq, body FROM events ORDER BY seq").Select(row => Of(row.Seq, row.Body))],
            [.. theirs.Query<(long Seq, byte[] Body)>("SELECT seq, body FROM entry ORDER BY row").Select(row => Of(row.Seq, row.Body))])
        {
            Complaints =
            [
                .. theirs.Query<string>("SELECT 'refused: ' || reason FROM refused"),
                .. theirs.Query<string>("SELECT 'chain broken at ' || broken FROM chain"),
            ],
        };
    }

    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public Comparison Compare() => Comparison.Of(this);

    public static Event Of(long seq, byte[] body)
    {
        var readable = GatewayMessage.TryParse(body, out var message, out var error);
        return readable && message!.Seq == seq ? new Event(seq, message.Id, body) : throw new InvalidDataException($"event {seq}: {error ?? "another number inside"}");
    }
}

/// <summary>A number in the producer's own table.</summary>
internal readonly record struct Fact(long Number, int Producer, long Seq);

/// <summary>An event as the journal or the receiver has it.</summary>
internal readonly record struct Event(long Seq, Guid Id, byte[] Body);
