using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Commands;

/// <summary>This room's table in the journal's file.</summary>
internal static class CommandSchema
{
    public static SchemaModule Module { get; } = new("commands",
    [
        """
        CREATE TABLE command_log (
            row         INTEGER PRIMARY KEY,
            destination TEXT NOT NULL,
            id          TEXT NOT NULL,
            name        TEXT NOT NULL,
            answer      BLOB,          -- null: begun
            UNIQUE (destination, id)
        ) STRICT;
        """,
    ]);
}
