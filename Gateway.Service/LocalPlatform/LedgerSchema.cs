namespace EdgeGateway.Service.LocalPlatform;

/// <summary>Tables of the reference receiver's own file. It has nothing to do with the journal: it may be on another machine.</summary>
internal static class LedgerSchema
{
    public const string Sql = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS entry (
            row      INTEGER PRIMARY KEY,
            gateway  TEXT NOT NULL,
            seq      INTEGER NOT NULL,
            id       TEXT NOT NULL UNIQUE,
            type     TEXT NOT NULL,
            time     TEXT NOT NULL,
            prev     TEXT NOT NULL,
            hash     TEXT NOT NULL,
            replay   INTEGER NOT NULL,
            received TEXT NOT NULL,
            body     BLOB NOT NULL,
            UNIQUE (gateway, seq)
        );
        CREATE TABLE IF NOT EXISTS chain (
            gateway TEXT NOT NULL PRIMARY KEY,
            broken  INTEGER NOT NULL   -- lowest event number that does not fit
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS left_out (
            gateway  TEXT NOT NULL,
            first    INTEGER NOT NULL,  -- these numbers are not for this platform, the gateway says
            last     INTEGER NOT NULL,
            PRIMARY KEY (gateway, first, last)
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS conflict (
            gateway TEXT NOT NULL PRIMARY KEY,
            seq     INTEGER NOT NULL   -- lowest event number that two different events had
        ) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS refused (
            row      INTEGER PRIMARY KEY,
            topic    TEXT NOT NULL,
            reason   TEXT NOT NULL,
            received TEXT NOT NULL,
            body     BLOB NOT NULL
        );
        CREATE TABLE IF NOT EXISTS meta (
            name  TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
        ) WITHOUT ROWID;
        """;
}
