using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Timelines;

/// <summary>The last day's samples. Clustered by minute: a look writes one page, and what is too old lies together.</summary>
internal static class TimelineSchema
{
    public static SchemaModule Module { get; } = new("timelines",
    [
        """
        CREATE TABLE timeline_series (
            id    INTEGER PRIMARY KEY,
            what  TEXT NOT NULL, -- one of TimelineKinds
            thing TEXT NOT NULL, -- device, camera, destination; empty for the box
            UNIQUE (what, thing)
        ) STRICT;
        CREATE TABLE timeline (
            minute INTEGER NOT NULL, -- since 1970, by the wall clock
            series INTEGER NOT NULL,
            value  REAL    NOT NULL,
            PRIMARY KEY (minute, series)
        ) STRICT, WITHOUT ROWID;
        """,
    ]);
}
