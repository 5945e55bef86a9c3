using System.Text.Json;
using Dapper;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Cases.Keeping;

/// <summary>SQL about the pictures that are on disk.</summary>
internal sealed class KeepStore(JournalStore journal)
{
    private const string Query = """
        SELECT id, state, changed_at AS changedAt, json_extract(filed, '$.sighting.decidedAt') AS decidedAt, json_extract(filed, '$.stills') AS stills, later, seq, moved_to AS movedTo,
          EXISTS (SELECT 1 FROM case_step WHERE case_id = id AND state = 'shadow') AS shadow,
          EXISTS (SELECT 1 FROM case_step WHERE case_id = id AND state = 'rejected') AS rejected
        FROM city_case WHERE freed_at IS NULL ORDER BY number
        """;

    public IReadOnlyList<KeptCase> All() => journal.Read(connection => connection.Query<Row>(Query).Select(row => row.ToCase()).ToList());

    public Task FreedAsync(Guid id, DateTimeOffset at, CancellationToken stopping) => journal.CommitAsync(
        (connection, transaction, _) => connection.Execute(
            "UPDATE city_case SET freed_at = @at WHERE id = @id", new { at = CaseRow.Iso(at), id = id.ToString() }, transaction),
        [],
        stopping);

    private sealed class Row
    {
        public string Id { get; init; } = "";
        public string State { get; init; } = "";
        public string ChangedAt { get; init; } = "";
        public string DecidedAt { get; init; } = "";
        public string Stills { get; init; } = "[]";
        public string Later { get; init; } = "[]";
        public long? Seq { get; init; }
        public string? MovedTo { get; init; }
        public long Shadow { get; init; }
        public long Rejected { get; init; }

        public KeptCase ToCase() =>
            new(Guid.Parse(Id), State, Class, CaseRow.Time(ChangedAt), CaseRow.Time(DecidedAt), Seq, BytesOf(Stills) + BytesOf(Later));

        /// <summary>A trial or rejected case whose place is still taken may go as well: nobody waits for it.</summary>
        private KeepClass Class => (Shadow, Rejected, State) switch
        {
            (not 0, _, _) => KeepClass.Shadow,
            (_, not 0, _) => KeepClass.Rejected,
            (_, _, CaseStates.Closed) => KeepClass.Closed,
            // Another box goes on with it, and has its pictures.
            _ when MovedTo is not null => KeepClass.Closed,
            _ => KeepClass.Open,
        };

        private static long BytesOf(string stills) => JsonSerializer.Deserialize(stills, CasesJson.Plain.IReadOnlyListCaseStill)?.Sum(still => still.Bytes) ?? 0;
    }
}
