using System.Globalization;
using System.Text.Json;
using Dapper;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;
using EdgeGateway.Vision;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Cases;

/// <summary>The cases' SQL. Every change and its event are one commit.</summary>
internal sealed class CaseStore(JournalStore journal)
{
    private const string Columns = "SELECT seq, filed, state, last_seen AS lastSeen, dwell, sightings, vacated_at AS vacatedAt FROM city_case";

    /// <summary>Newest first.</summary>
    /// <param name="before">Only cases with a smaller number; null starts at the newest.</param>
    public IReadOnlyList<CaseRecord> Latest(int count, long? before = null) => journal.Read(connection =>
        connection.Query<Row>($"{Columns} WHERE @before IS NULL OR seq < @before ORDER BY seq DESC LIMIT @count", new { before, count }).Select(ToRecord).ToList());

    public CaseRecord? Find(Guid id) => journal.Read(connection =>
        connection.QuerySingleOrDefault<Row>($"{Columns} WHERE id = @id", new { id = id.ToString() }) is { } row ? ToRecord(row) : null);

    /// <summary>The case of this place that nobody saw vacated.</summary>
    public CaseRecord? FindOpen(string placeKey) => journal.Read(connection =>
        connection.QuerySingleOrDefault<Row>($"{Columns} WHERE place_key = @placeKey AND vacated_at IS NULL", new { placeKey }) is { } row ? ToRecord(row) : null);

    /// <summary>Open cases of one rule on one camera, with the place each stands at.</summary>
    public IReadOnlyList<(CaseRecord Case, Box Box)> OpenOf(string camera, string rule) => journal.Read(connection =>
        connection.Query<Row>($"{Columns.Replace(" FROM", ", box FROM", StringComparison.Ordinal)} WHERE camera = @camera AND rule = @rule AND vacated_at IS NULL", new { camera, rule })
            .Select(row => (ToRecord(row), ParseBox(row.Box!))).ToList());

    public Task FileAsync(CaseFiledData filed, CancellationToken stopping) => journal.CommitAsync(
        (connection, transaction, events) => Insert(connection, transaction, filed, events[0].Seq),
        [EventDraft.Of(EventTypes.CaseFiled, filed.Camera.Id, EventClass.Case, filed, CasesJson.Plain.CaseFiledData, filed.CaseId.ToString())],
        stopping);

    /// <param name="placeKey">Name the place has now.</param>
    public Task ExtendAsync(CaseRecord known, string placeKey, CaseUpdatedData update, CancellationToken stopping) => journal.CommitAsync(
        (connection, transaction, _) => connection.Execute(
            "UPDATE city_case SET place_key = @placeKey, last_seen = @at, dwell = @dwell, sightings = @sightings WHERE id = @id",
            new { placeKey, at = Iso(update.At), dwell = update.DwellSeconds, sightings = update.Sightings, id = update.CaseId.ToString() },
            transaction),
        [Updated(known, update)],
        stopping);

    public Task VacateAsync(CaseRecord known, CaseUpdatedData update, CancellationToken stopping) => journal.CommitAsync(
        (connection, transaction, _) => connection.Execute(
            "UPDATE city_case SET vacated_at = @at WHERE id = @id", new { at = Iso(update.At), id = update.CaseId.ToString() }, transaction),
        [Updated(known, update)],
        stopping);

    private static EventDraft Updated(CaseRecord known, CaseUpdatedData update) =>
        EventDraft.Of(EventTypes.CaseUpdated, known.Filed.Camera.Id, EventClass.Case, update, CasesJson.Plain.CaseUpdatedData, update.CaseId.ToString());

    private static void Insert(SqliteConnection connection, SqliteTransaction transaction, CaseFiledData filed, long seq) => connection.Execute(
        """
        INSERT INTO city_case (id, seq, camera, rule, category, place_key, box, state, filed, last_seen, dwell, sightings)
        VALUES (@id, @seq, @camera, @rule, @category, @key, @box, @state, @filed, @seen, @dwell, 1)
        """,
        new
        {
            id = filed.CaseId.ToString(),
            seq,
            camera = filed.Camera.Id,
            rule = filed.Rule.Id,
            category = filed.Category,
            key = filed.DedupeKey,
            box = string.Join(',', filed.Sighting.Box),
            state = filed.State,
            filed = JsonSerializer.Serialize(filed, CasesJson.Plain.CaseFiledData),
            seen = Iso(filed.Sighting.DecidedAt),
            dwell = filed.Sighting.DwellSeconds,
        },
        transaction);

    private static CaseRecord ToRecord(Row row) => new(
        row.Seq,
        JsonSerializer.Deserialize(row.Filed, CasesJson.Plain.CaseFiledData)!,
        row.State,
        Time(row.LastSeen),
        row.Dwell,
        (int)row.Sightings,
        row.VacatedAt is { } at ? Time(at) : null);

    private static Box ParseBox(string text) =>
        text.Split(',').Select(part => float.Parse(part, CultureInfo.InvariantCulture)).ToArray() is [var left, var top, var right, var bottom]
            ? new Box(left, top, right, bottom) : default;

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private sealed class Row
    {
        public long Seq { get; init; }
        public string Filed { get; init; } = "";
        public string State { get; init; } = "";
        public string LastSeen { get; init; } = "";
        public double Dwell { get; init; }
        public long Sightings { get; init; }
        public string? VacatedAt { get; init; }
        public string? Box { get; init; }
    }
}
