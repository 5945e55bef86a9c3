using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Cases;

/// <summary>Table of the city cases. What was filed never changes; what may change later has columns of its own.</summary>
internal static class CaseSchema
{
    public static SchemaModule Module { get; } = new("cases", [First]);

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
}
