using System.Globalization;
using System.Text.Json;
using Dapper;
using EdgeGateway.Service.Cases.Proof;
using EdgeGateway.Service.Journal;
using EdgeGateway.Vision;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Cases;

/// <summary>The cases' SQL. Every change, its steps, its manifest and its events are one commit.</summary>
internal sealed class CaseStore(JournalStore journal, ManifestBook manifests)
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<CaseRecord> Latest(int count, CaseFilter? filter = null) => journal.Read(connection =>
        connection.Query<CaseRow>(
            LatestSql(filter ?? new CaseFilter()), new { (filter ?? new CaseFilter()).Before, filter?.State, filter?.Camera, count }).Select(row => row.ToRecord()).ToList());

    public CaseRecord? Find(Guid id) => One("id = @id", new { id = id.ToString() });

    /// <summary>The case of this place that nobody saw vacated.</summary>
    public CaseRecord? FindOpen(string placeKey) => One("place_key = @placeKey AND vacated_at IS NULL AND moved_to IS NULL", new { placeKey });

    /// <summary>Open cases of one category on one camera, with the place each stands at.</summary>
    public IReadOnlyList<(CaseRecord Case, Box Box)> OpenOf(string camera, string category) => journal.Read(connection =>
        connection.Query<CaseRow>($"{CaseRow.Columns} WHERE camera = @camera AND category = @category AND vacated_at IS NULL AND moved_to IS NULL", new { camera, category })
            .Select(row => (row.ToRecord(), row.ParseBox())).ToList());

    /// <summary>How the case came to where it is.</summary>
    public IReadOnlyList<CaseStep> StepsOf(Guid id) => journal.Read(connection =>
        connection.Query<(string State, string At, string By, string Reason)>(
            "SELECT state, at, by, reason FROM case_step WHERE case_id = @id ORDER BY number", new { id = id.ToString() })
            .Select(row => new CaseStep(row.State, CaseRow.Time(row.At), row.By, row.Reason)).ToList());

    public IReadOnlyList<ManifestRow> ManifestsOf(Guid id) => journal.Read(connection => ManifestBook.Of(connection, id));

    /// <summary>A new case.</summary>
    /// <param name="filed">Its state is where it begins.</param>
    /// <param name="told">False: platforms learn nothing of it yet.</param>
    /// <param name="stopping">Gives up waiting for room.</param>
    public Task OpenAsync(CaseFiledData filed, bool told, CancellationToken stopping) => journal.CommitAsync(
        (connection, transaction, events) =>
        {
            Insert(connection, transaction, filed, told ? events[0].Seq : null);
            AddSteps(connection, transaction, filed.CaseId, CaseLife.Birth(filed.State == CaseStates.Shadow), new(filed.State, filed.Sighting.DecidedAt, CaseStep.Camera, ""));
            manifests.Append(connection, transaction, filed.CaseId, filed.Sighting.DecidedAt, filed.Stills);
        },
        told ? [CaseEvents.Filed(filed)] : [],
        stopping);

    /// <param name="known">The case.</param>
    /// <param name="placeKey">Name the place has now.</param>
    /// <param name="update">What is told, if the case was.</param>
    /// <param name="stopping">Gives up waiting for room.</param>
    public Task ExtendAsync(CaseRecord known, string placeKey, CaseUpdatedData update, CancellationToken stopping) => journal.CommitAsync(
        (connection, transaction, _) => connection.Execute(
            "UPDATE city_case SET place_key = @placeKey, last_seen = @at, dwell = @dwell, sightings = @sightings WHERE id = @id",
            new { placeKey, at = CaseRow.Iso(update.At), dwell = update.DwellSeconds, sightings = update.Sightings, id = update.CaseId.ToString() },
            transaction),
        known.Seq is null ? [] : [CaseEvents.Updated(known, update)],
        stopping);

    /// <exception cref="CaseMovedException">Somebody else was faster; nothing was written. Read it again.</exception>
    public Task MoveAsync(CaseRecord known, CaseChange change, CancellationToken stopping)
    {
        var events = CaseEvents.Of(known, change);
        return journal.CommitAsync(
            (connection, transaction, committed) =>
            {
                Update(connection, transaction, known, change, known.Seq ?? (committed.Count > 0 ? committed[0].Seq : null));
                AddSteps(connection, transaction, known.Id, change.Steps, new("", change.At, change.By, change.Reason));
                manifests.Append(connection, transaction, known.Id, change.At, change.Stills);
            },
            events,
            stopping);
    }

    // Only what is asked for, so that an index can be used.
    internal static string LatestSql(CaseFilter filter)
    {
        string?[] asked = [filter.Before is null ? null : "number < @Before", filter.State is null ? null : "state = @State", filter.Camera is null ? null : "camera = @Camera"];
        return $"{CaseRow.Columns} WHERE {string.Join(" AND ", asked.OfType<string>().DefaultIfEmpty("TRUE"))} ORDER BY number DESC LIMIT @count";
    }

    private CaseRecord? One(string where, object values) => journal.Read(connection =>
        connection.QuerySingleOrDefault<CaseRow>($"{CaseRow.Columns} WHERE {where}", values)?.ToRecord());

    private static void Update(SqliteConnection connection, SqliteTransaction transaction, CaseRecord known, CaseChange change, long? seq)
    {
        var changed = connection.Execute(
            """
            UPDATE city_case SET state = @state, seq = @seq, vacated_at = @vacated, later = @later, changed_at = @at
            WHERE id = @id AND state = @before AND (vacated_at IS NULL) = @open AND moved_to IS NULL
            """,
            new
            {
                state = change.StateAfter(known.State),
                seq,
                vacated = (change.Move == CaseMove.Vacate ? change.At : known.VacatedAt) is { } vacated ? CaseRow.Iso(vacated) : null,
                later = JsonSerializer.Serialize([.. known.Later, .. change.Stills], CasesJson.Plain.IReadOnlyListCaseStill),
                at = CaseRow.Iso(change.At),
                id = known.Id.ToString(),
                before = known.State,
                open = known.VacatedAt is null,
            },
            transaction);
        if (changed != 1)
            throw new CaseMovedException(known.Id);
    }

    private static void AddSteps(SqliteConnection connection, SqliteTransaction transaction, Guid id, IReadOnlyList<string> states, CaseStep step) => connection.Execute(
        "INSERT INTO case_step (case_id, state, at, by, reason) VALUES (@id, @state, @at, @By, @Reason)",
        states.Select(state => new { id = id.ToString(), state, at = CaseRow.Iso(step.At), step.By, step.Reason }),
        transaction);

    private static void Insert(SqliteConnection connection, SqliteTransaction transaction, CaseFiledData filed, long? seq) => connection.Execute(
        """
        INSERT INTO city_case (id, seq, camera, rule, category, place_key, box, state, filed, last_seen, dwell, sightings, changed_at, decided_at, trial)
        VALUES (@id, @seq, @camera, @rule, @category, @key, @box, @state, @filed, @seen, @dwell, 1, @seen, json_extract(@filed, '$.sighting.decidedAt'), @state = 'shadow')
        """,
        new
        {
            id = filed.CaseId.ToString(),
            seq,
            camera = filed.Camera.Id,
            rule = filed.Rule.Id,
            category = filed.Category,
            key = filed.DedupeKey,
            box = string.Join(',', filed.Sighting.Box.Select(side => side.ToString(CultureInfo.InvariantCulture))),
            state = filed.State,
            filed = JsonSerializer.Serialize(filed, CasesJson.Plain.CaseFiledData),
            seen = CaseRow.Iso(filed.Sighting.DecidedAt),
            dwell = filed.Sighting.DwellSeconds,
        },
        transaction);
}
