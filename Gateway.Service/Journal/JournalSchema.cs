namespace EdgeGateway.Service.Journal;

/// <summary>The journal's own tables.</summary>
internal static class JournalSchema
{
    // total: bytes of all bodies up to and including this one, so that the size of any range is one subtraction.
    private const string Events = """
        CREATE TABLE events(
            seq INTEGER PRIMARY KEY,
            id BLOB NOT NULL,
            type TEXT NOT NULL,
            class INTEGER NOT NULL,
            time INTEGER NOT NULL,
            total INTEGER NOT NULL,
            body BLOB NOT NULL) STRICT;
        CREATE TABLE journal_state(
            name TEXT PRIMARY KEY,
            value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        """;

    /// <summary>Row of <c>journal_state</c>: bytes of all bodies deleted so far.</summary>
    public const string DeletedBytes = "deleted-bytes";

    public static SchemaModule Module { get; } = new("journal", [Events]);
}
