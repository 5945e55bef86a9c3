using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Space;

/// <summary>This room's tables in the journal's file.</summary>
internal static class SpaceSchema
{
    public static SchemaModule Module { get; } = new("space",
    [
        """
        CREATE TABLE space_mark (
            age     INTEGER PRIMARY KEY, -- seconds this box can vouch for
            seq     INTEGER NOT NULL,
            written INTEGER NOT NULL,
            wall    INTEGER NOT NULL,    -- Unix milliseconds
            synced  INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE space_dropped (
            reason     TEXT    NOT NULL, -- limit, disk
            what       TEXT    NOT NULL, -- events, or the folder it was taken from
            class      INTEGER NOT NULL,
            count      INTEGER NOT NULL,
            bytes      INTEGER NOT NULL,
            told_count INTEGER NOT NULL DEFAULT 0, -- part of it that an event has told
            told_bytes INTEGER NOT NULL DEFAULT 0,
            untold     TEXT    NOT NULL DEFAULT '', -- numbers of the rest, like 1-100,105
            PRIMARY KEY (reason, what, class)
        ) STRICT, WITHOUT ROWID;
        """,
    ]);
}
