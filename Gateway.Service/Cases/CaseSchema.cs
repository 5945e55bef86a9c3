using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Cases;

/// <summary>Tables of the city cases. What was discovered never changes; what may change later has columns of its own; steps and manifests are only added.</summary>
internal static class CaseSchema
{
    public static SchemaModule Module { get; } = new("cases", [First, Life, Clips, Moved, Board]);

    private const string First = """
        CREATE TABLE city_case (
          id         TEXT    NOT NULL PRIMARY KEY,  -- UUIDv7
          seq        INTEGER NOT NULL,              -- of city.case.filed.v1
          camera     TEXT    NOT NULL,
          rule       TEXT    NOT NULL,
          category   TEXT    NOT NULL,
          place_key  TEXT    NOT NULL,
          box        TEXT    NOT NULL,              -- left,top,right,bottom
          state      TEXT    NOT NULL,              -- pending-review
          filed      TEXT    NOT NULL,              -- data of the event, JSON
          last_seen  TEXT    NOT NULL,              -- UTC, ISO 8601
          dwell      REAL    NOT NULL,              -- seconds, longest seen
          sightings  INTEGER NOT NULL,              -- candidates that led here
          vacated_at TEXT                           -- UTC; null while the place is not known to be empty
        ) STRICT;
        CREATE UNIQUE INDEX city_case_open ON city_case (place_key) WHERE vacated_at IS NULL;
        CREATE INDEX city_case_seq ON city_case (seq);
        """;

    private const string Life = """
        CREATE TABLE city_case_new (
          number     INTEGER PRIMARY KEY AUTOINCREMENT,
          id         TEXT    NOT NULL UNIQUE,       -- UUIDv7
          seq        INTEGER,                       -- of city.case.filed.v1; null while platforms were not told
          camera     TEXT    NOT NULL,
          rule       TEXT    NOT NULL,
          category   TEXT    NOT NULL,
          place_key  TEXT    NOT NULL,
          box        TEXT    NOT NULL,              -- left,top,right,bottom
          state      TEXT    NOT NULL,              -- one of CaseStates
          filed      TEXT    NOT NULL,              -- data of the event as discovered, JSON
          later      TEXT    NOT NULL DEFAULT '[]', -- pictures added since, JSON
          last_seen  TEXT    NOT NULL,              -- UTC, ISO 8601
          dwell      REAL    NOT NULL,              -- seconds, longest seen
          sightings  INTEGER NOT NULL,              -- candidates that led here
          vacated_at TEXT,                          -- UTC; null while the place is not known to be empty
          changed_at TEXT    NOT NULL,              -- UTC of the latest step
          signed     INTEGER NOT NULL DEFAULT 1,    -- 0: from a release without manifests
          freed_at   TEXT                           -- UTC; its pictures were deleted to make room or by age
        ) STRICT;
        INSERT INTO city_case_new (id, seq, camera, rule, category, place_key, box, state, filed, last_seen, dwell, sightings, vacated_at, changed_at, signed)
          SELECT id, seq, camera, rule, category, place_key, box, state, filed, last_seen, dwell, sightings, vacated_at, last_seen, 0 FROM city_case ORDER BY seq;
        DROP TABLE city_case;
        ALTER TABLE city_case_new RENAME TO city_case;
        CREATE UNIQUE INDEX city_case_open ON city_case (place_key) WHERE vacated_at IS NULL;
        CREATE INDEX city_case_state ON city_case (state, changed_at);

        CREATE TABLE case_step (
          number  INTEGER PRIMARY KEY AUTOINCREMENT,
          case_id TEXT NOT NULL,
          state   TEXT NOT NULL,
          at      TEXT NOT NULL,                    -- UTC, ISO 8601
          by      TEXT NOT NULL,                    -- reviewer, camera or gateway
          reason  TEXT NOT NULL
        ) STRICT;
        CREATE INDEX case_step_case ON case_step (case_id);
        INSERT INTO case_step (case_id, state, at, by, reason) SELECT id, state, changed_at, 'gateway', 'from an earlier release' FROM city_case ORDER BY number;
        CREATE TRIGGER case_step_fixed BEFORE UPDATE ON case_step BEGIN SELECT RAISE(ABORT, 'case_step is only added to'); END;
        CREATE TRIGGER case_step_kept BEFORE DELETE ON case_step BEGIN SELECT RAISE(ABORT, 'case_step is only added to'); END;

        CREATE TABLE evidence_manifest (
          number  INTEGER NOT NULL PRIMARY KEY,     -- 1, 2, 3, … without gap
          case_id TEXT NOT NULL,
          digest  TEXT NOT NULL,                    -- SHA-256 of body; the next one holds it
          body    TEXT NOT NULL                     -- signed document
        ) STRICT;
        CREATE INDEX evidence_manifest_case ON evidence_manifest (case_id);
        CREATE TRIGGER evidence_manifest_fixed BEFORE UPDATE ON evidence_manifest BEGIN SELECT RAISE(ABORT, 'evidence_manifest is only added to'); END;
        CREATE TRIGGER evidence_manifest_kept BEFORE DELETE ON evidence_manifest BEGIN SELECT RAISE(ABORT, 'evidence_manifest is only added to'); END;
        """;

    private const string Clips = """
        CREATE TABLE case_clip (
          case_id TEXT NOT NULL PRIMARY KEY,
          state   TEXT NOT NULL,                    -- cutting, attached, failed
          note    TEXT NOT NULL                     -- ClipNote, JSON
        ) STRICT;
        """;

    private const string Moved = """
        ALTER TABLE city_case ADD COLUMN moved_to TEXT;  -- gateway that goes on with it; null: this one
        DROP INDEX city_case_open;
        CREATE UNIQUE INDEX city_case_open ON city_case (place_key) WHERE vacated_at IS NULL AND moved_to IS NULL;
        """;

    // What a reviewer filters by, in indexes that answer alone: a row of the table is some kilobytes, and there may be a hundred thousand.
    private const string Board = """
        ALTER TABLE city_case ADD COLUMN decided_at TEXT;  -- UTC of the discovery, as filed has it
        ALTER TABLE city_case ADD COLUMN trial INTEGER;    -- 1: seen by a rule on trial
        UPDATE city_case SET decided_at = json_extract(filed, '$.sighting.decidedAt'), trial = json_extract(filed, '$.state') = 'shadow';
        CREATE INDEX city_case_queue ON city_case (state, number, camera, category, rule, decided_at, trial, moved_to);
        CREATE INDEX city_case_board ON city_case (number, state, camera, category, rule, decided_at, trial, moved_to);
        CREATE INDEX city_case_camera ON city_case (camera, number);
        CREATE INDEX case_step_at ON case_step (at);
        """;
}
