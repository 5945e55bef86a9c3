using System.Globalization;
using System.Text.Json;
using Dapper;
using EdgeGateway.Service.Cases.Proof;
using EdgeGateway.Service.Journal;
using Microsoft.Data.Sqlite;

namespace EdgeGateway.Service.Cases.Handover;

/// <summary>The handovers' SQL. Giving and taking are one commit each, with everything that belongs to them.</summary>
internal sealed class HandoverStore(JournalStore journal, ManifestBook manifests)
{
    private const string Columns = "SELECT camera, epoch, state, peer, at, document FROM camera_handover ";

    public IReadOnlyList<HandoverRow> All() => journal.Read(connection => connection.Query<Row>(Columns + "ORDER BY camera").Select(row => row.ToHandover()).ToList());

    public HandoverRow? Find(string camera) => One(camera)?.ToHandover();

    /// <summary>What was given; null when nothing was, or the camera came back since.</summary>
    public string? DocumentOf(string camera) => One(camera)?.Document;

    /// <summary>The camera is another box's now.</summary>
    public bool IsGiven(string camera) => Find(camera) is { State: HandoverRow.Given };

    /// <summary>Open cases of a camera that are this box's.</summary>
    public IReadOnlyList<(CaseRecord Case, string PlaceKey)> OpenCases(string camera)
    {
        var ids = journal.Read(connection => connection.Query<(string Id, string Key)>(
            "SELECT id, place_key FROM city_case WHERE camera = @camera AND vacated_at IS NULL AND moved_to IS NULL AND state <> 'closed' ORDER BY number", new { camera }).ToList());
        return [.. ids.Select(one => (new CaseStore(journal, manifests).Find(Guid.Parse(one.Id))!, one.Key))];
    }

    /// <summary>From here on the camera and its open cases are another box's.</summary>
    public Task GiveAsync(HandoverDocument given, string signed) => journal.CommitAsync(
        (connection, transaction, _) =>
        {
            Note(connection, transaction, new HandoverRow(given.Camera, given.Epoch, HandoverRow.Given, given.To, given.At), signed);
            foreach (var one in given.Cases)
            {
                connection.Execute("UPDATE city_case SET moved_to = @To WHERE id = @id", new { given.To, id = one.Filed.CaseId.ToString() }, transaction);
                AddSteps(connection, transaction, one.Filed.CaseId, [new CaseStep(one.State, given.At, CaseStep.Gateway, $"handed over to {given.To} ({given.Epoch})")]);
            }
        },
        []);

    /// <summary>From here on they are this box's. Platforms that know of a case are told who has it now.</summary>
    /// <param name="taken">What was given.</param>
    /// <param name="stills">Pictures that are on this box's disk now, by case.</param>
    /// <param name="at">UTC.</param>
    public Task TakeAsync(HandoverDocument taken, IReadOnlyDictionary<Guid, IReadOnlyList<CaseStill>> stills, DateTimeOffset at)
    {
        var told = taken.Cases.Where(one => one.Told).ToList();
        return journal.CommitAsync(
            (connection, transaction, events) =>
            {
                Note(connection, transaction, new HandoverRow(taken.Camera, taken.Epoch, HandoverRow.Held, taken.From, at), null);
                if (taken.Memory is { } memory)
                {
                    connection.Execute(
                        "INSERT INTO camera_memory (camera, taken_at, body) VALUES (@Camera, @at, @memory) ON CONFLICT DO UPDATE SET taken_at = excluded.taken_at, body = excluded.body",
                        new { taken.Camera, at = CaseRow.Iso(taken.At), memory },
                        transaction);
                }
                foreach (var one in taken.Cases)
                {
                    var index = told.IndexOf(one);
                    Put(connection, transaction, one, index < 0 ? null : events[index].Seq, at);
                    AddSteps(connection, transaction, one.Filed.CaseId, [.. New(connection, transaction, one), new CaseStep(one.State, at, CaseStep.Gateway, $"taken over from {taken.From} ({taken.Epoch})")]);
                    manifests.Append(connection, transaction, one.Filed.CaseId, at, stills.GetValueOrDefault(one.Filed.CaseId, []));
                }
            },
            [.. told.Select(one => TakenOver(one, at))]);
    }

    private static EventDraft TakenOver(HandoverCase one, DateTimeOffset at) => EventDraft.Of(
        Protocols.Messages.EventTypes.CaseUpdated,
        one.Filed.Camera.Id,
        Protocols.Messages.EventClass.Case,
        new CaseUpdatedData(one.Filed.CaseId, CaseUpdatedData.TakenOver, at, one.DwellSeconds, one.Sightings) { State = one.State },
        CasesJson.Plain.CaseUpdatedData,
        one.Filed.CaseId.ToString());

    /// <summary>A case that was this box's before comes back as the other box left it.</summary>
    private static void Put(SqliteConnection connection, SqliteTransaction transaction, HandoverCase one, long? seq, DateTimeOffset at) => connection.Execute(
        """
        INSERT INTO city_case (id, seq, camera, rule, category, place_key, box, state, filed, later, last_seen, dwell, sightings, changed_at, signed, decided_at, trial)
        VALUES (@id, @seq, @camera, @rule, @category, @PlaceKey, @box, @State, @filed, @later, @seen, @DwellSeconds, @Sightings, @at, @signed, json_extract(@filed, '$.sighting.decidedAt'), json_extract(@filed, '$.state') = 'shadow')
        ON CONFLICT (id) DO UPDATE SET seq = coalesce(city_case.seq, excluded.seq), place_key = excluded.place_key, state = excluded.state, later = excluded.later,
          last_seen = excluded.last_seen, dwell = excluded.dwell, sightings = excluded.sightings, changed_at = excluded.changed_at, moved_to = NULL
        """,
        new
        {
            id = one.Filed.CaseId.ToString(),
            seq,
            camera = one.Filed.Camera.Id,
            rule = one.Filed.Rule.Id,
            category = one.Filed.Category,
            one.PlaceKey,
            box = string.Join(',', one.Filed.Sighting.Box.Select(side => side.ToString(CultureInfo.InvariantCulture))),
            one.State,
            filed = JsonSerializer.Serialize(one.Filed, CasesJson.Plain.CaseFiledData),
            later = JsonSerializer.Serialize(one.Later, CasesJson.Plain.IReadOnlyListCaseStill),
            seen = CaseRow.Iso(one.LastSeen),
            one.DwellSeconds,
            one.Sightings,
            at = CaseRow.Iso(at),
            // Pictures that stayed behind are no fault of this box's chain.
            signed = one.Filed.Stills.Concat(one.Later).All(still => one.Pictures.Any(picture => picture.Name == still.Name)) ? 1 : 0,
        },
        transaction);

    /// <summary>Steps this box does not have.</summary>
    private static IEnumerable<CaseStep> New(SqliteConnection connection, SqliteTransaction transaction, HandoverCase one)
    {
        var known = connection.Query<(string State, string At)>("SELECT state, at FROM case_step WHERE case_id = @id", new { id = one.Filed.CaseId.ToString() }, transaction).ToHashSet();
        return one.Steps.Where(step => !known.Contains((step.State, CaseRow.Iso(step.At))));
    }

    private static void AddSteps(SqliteConnection connection, SqliteTransaction transaction, Guid id, IEnumerable<CaseStep> steps) => connection.Execute(
        "INSERT INTO case_step (case_id, state, at, by, reason) VALUES (@id, @State, @at, @By, @Reason)",
        steps.Select(step => new { id = id.ToString(), step.State, at = CaseRow.Iso(step.At), step.By, step.Reason }).ToList(),
        transaction);

    private static void Note(SqliteConnection connection, SqliteTransaction transaction, HandoverRow row, string? document) => connection.Execute(
        """
        INSERT INTO camera_handover (camera, epoch, state, peer, at, document) VALUES (@Camera, @Epoch, @State, @Peer, @at, @document)
        ON CONFLICT DO UPDATE SET epoch = excluded.epoch, state = excluded.state, peer = excluded.peer, at = excluded.at, document = excluded.document
        """,
        new { row.Camera, row.Epoch, row.State, row.Peer, at = CaseRow.Iso(row.At), document },
        transaction);

    private Row? One(string camera) => journal.Read(connection => connection.QuerySingleOrDefault<Row>(Columns + "WHERE camera = @camera", new { camera }));

    private sealed class Row
    {
        public string Camera { get; init; } = "";
        public long Epoch { get; init; }
        public string State { get; init; } = "";
        public string Peer { get; init; } = "";
        public string At { get; init; } = "";
        public string? Document { get; init; }

        public HandoverRow ToHandover() => new(Camera, Epoch, State, Peer, CaseRow.Time(At));
    }
}
