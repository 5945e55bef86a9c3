using System.Globalization;
using Dapper;
using EdgeGateway.Protocols.Messages;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.LocalPlatform;

/// <summary>Puts arrivals into one transaction and checks each against its neighbours in the chain, in whatever order they come.</summary>
internal sealed class LedgerWriter(SqliteConnection connection, SqliteTransaction transaction, string now)
{
    /// <summary>Event numbers found not to fit.</summary>
    public List<(string Gateway, long Seq)> Broken { get; } = [];

    /// <summary>Event numbers that two different events have.</summary>
    public List<(string Gateway, long Seq)> Conflicts { get; } = [];

    public (ArrivalOutcome Outcome, GatewayMessage? Message, string? Reason) Append(Arrival arrival)
    {
        if (!GatewayMessage.TryParse(arrival.Body, out var message, out var error))
            return Refuse(arrival, error);
        if (!Topics.TryParse(arrival.Topic, out var topic) || topic.GatewayId != message.GatewayId)
            return Refuse(arrival, $"the event is from {message.GatewayId}");

        var added = connection.Execute(
            """
            INSERT INTO entry (gateway, seq, id, type, time, prev, hash, replay, received, body)
            VALUES (@gateway, @seq, @id, @type, @time, @prev, @hash, @replay, @now, @body) ON CONFLICT DO NOTHING
            """,
            new
            {
                gateway = message.GatewayId,
                seq = message.Seq,
                id = message.Id.ToString(),
                type = message.Type,
                time = message.Time.ToString("O", CultureInfo.InvariantCulture),
                prev = message.PrevHash,
                hash = message.Hash,
                replay = arrival.Replay,
                now,
                body = arrival.Body.ToArray(),
            },
            transaction);
        if (arrival.LeftOut is { } range)
        {
            connection.Execute(
                "INSERT INTO left_out (gateway, first, last) VALUES (@gateway, @From, @To) ON CONFLICT DO NOTHING",
                new { gateway = message.GatewayId, range.From, range.To },
                transaction);
        }

        if (added == 1)
        {
            CheckChain(message, arrival.Body.Span);
            return (ArrivalOutcome.Accepted, message, null);
        }

        if (connection.ExecuteScalar<long>("SELECT count(*) FROM entry WHERE id = @id", new { id = message.Id.ToString() }, transaction) > 0)
            return (ArrivalOutcome.Duplicate, message, null);
        MarkConflict(message.GatewayId, message.Seq);
        Refuse(arrival, $"another event has number {message.Seq}");
        return (ArrivalOutcome.Conflict, message, $"another event has number {message.Seq}");
    }

    private (ArrivalOutcome, GatewayMessage?, string?) Refuse(Arrival arrival, string reason)
    {
        connection.Execute(
            "INSERT INTO refused (topic, reason, received, body) VALUES (@Topic, @reason, @now, @body)",
            new { arrival.Topic, reason, now, body = arrival.Body.ToArray() },
            transaction);
        return (ArrivalOutcome.Refused, null, reason);
    }

    private void CheckChain(GatewayMessage message, ReadOnlySpan<byte> body)
    {
        var (gateway, seq) = (message.GatewayId, message.Seq);
        var before = seq == 1 ? HashChain.Start : Neighbour("hash", gateway, seq - 1);
        if (HashChain.Verify(body) != ChainVerdict.Intact || (before is not null && before != message.PrevHash))
            MarkBroken(gateway, seq);
        if (Neighbour("prev", gateway, seq + 1) is { } after && after != message.Hash)
            MarkBroken(gateway, seq + 1);
    }

    private string? Neighbour(string column, string gateway, long seq) =>
        connection.QuerySingleOrDefault<string>($"SELECT {column} FROM entry WHERE gateway = @gateway AND seq = @seq", new { gateway, seq }, transaction);

    private void MarkConflict(string gateway, long seq)
    {
        Conflicts.Add((gateway, seq));
        connection.Execute(
            "INSERT INTO conflict (gateway, seq) VALUES (@gateway, @seq) ON CONFLICT DO UPDATE SET seq = min(seq, excluded.seq)", new { gateway, seq }, transaction);
    }

    private void MarkBroken(string gateway, long seq)
    {
        Broken.Add((gateway, seq));
        connection.Execute(
            "INSERT INTO chain (gateway, broken) VALUES (@gateway, @seq) ON CONFLICT DO UPDATE SET broken = min(broken, excluded.broken)",
            new { gateway, seq },
            transaction);
    }
}
