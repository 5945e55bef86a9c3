using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Checkout.Certificates;

/// <summary>Tables of issued certificates. Who issues them must keep a record (农产品质量安全法 art. 39 and the ministry's order of 2025).</summary>
internal static class CertificateSchema
{
    public static SchemaModule Module { get; } = new("certificates", [First]);

    private const string First = """
        CREATE TABLE certificate (
          id             TEXT    NOT NULL PRIMARY KEY,  -- UUIDv7
          seq            INTEGER NOT NULL UNIQUE,       -- of its event
          event_hash     TEXT    NOT NULL,              -- of its event
          code           TEXT    NOT NULL,              -- on the paper, from event_hash
          date_local     TEXT    NOT NULL,              -- yyyy-MM-dd, day of issue
          product        TEXT    NOT NULL,
          data           TEXT    NOT NULL,              -- the event's data, JSON
          people         BLOB    NOT NULL,              -- sealed producer and contact
          people_month   TEXT    NOT NULL,
          people_key     TEXT    NOT NULL
        ) STRICT;
        CREATE INDEX certificate_date ON certificate (date_local);
        CREATE INDEX certificate_code ON certificate (code);
        CREATE TABLE certificate_paper (
          certificate_id TEXT    NOT NULL REFERENCES certificate (id),
          copy           INTEGER NOT NULL,              -- 0 the first, 1 and up reprints
          time_utc       TEXT    NOT NULL,
          outcome        TEXT    NOT NULL,              -- printed, unknown, failed
          trouble        TEXT,
          PRIMARY KEY (certificate_id, copy)
        ) STRICT, WITHOUT ROWID;
        """;
}
