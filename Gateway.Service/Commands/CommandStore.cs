using Dapper;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Commands;

/// <summary>Which commands were carried out and what was answered: the newest <see cref="Kept"/>.</summary>
internal sealed class CommandStore(JournalStore journal)
{
    public const int Kept = 5000;

    /// <summary>An earlier command with this id; its answer is null when it was begun and never ended.</summary>
    public (string Name, byte[]? Answer)? Find(string destination, string id) => journal.Read(connection =>
        connection.QuerySingleOrDefault<Row>("SELECT name, answer FROM command_log WHERE destination = @destination AND id = @id", new { destination, id }) is { } row
            ? (row.Name, row.Answer) : ((string, byte[]?)?)null);

    /// <summary>Before it is carried out, so that a crash does not lead to a second time.</summary>
    public Task BeginAsync(string destination, string id, string name) => journal.CommitAsync(
        (connection, transaction, _) => connection.Execute(
            "INSERT INTO command_log (destination, id, name) VALUES (@destination, @id, @name) ON CONFLICT DO NOTHING", new { destination, id, name }, transaction),
        []);

    /// <summary>Answer and audit record in one commit.</summary>
    /// <param name="audit">Who and what.</param>
    /// <param name="answer">Kept under the id for the next time; null keeps nothing.</param>
    public Task EndAsync(CommandExecutedData audit, byte[]? answer) => journal.CommitAsync(
        (connection, transaction, _) =>
        {
            if (audit.Id is null || answer is null)
                return;
            connection.Execute(
                """
                INSERT INTO command_log (destination, id, name, answer) VALUES (@Destination, @Id, @Name, @answer)
                ON CONFLICT (destination, id) DO UPDATE SET answer = excluded.answer
                """,
                new { audit.Destination, audit.Id, audit.Name, answer },
                transaction);
            connection.Execute("DELETE FROM command_log WHERE row <= (SELECT max(row) FROM command_log) - @Kept", new { Kept }, transaction);
        },
        [EventDraft.Of(EventTypes.CommandExecuted, "commands", EventClass.Change, audit, CommandsJson.Default.CommandExecutedData)]);

    private sealed class Row
    {
        public string Name { get; init; } = "";
        public byte[]? Answer { get; init; }
    }
}
