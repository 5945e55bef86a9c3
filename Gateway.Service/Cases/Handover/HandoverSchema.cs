using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Cases.Handover;

/// <summary>Which cameras were given away and taken over: one row a camera, the latest.</summary>
internal static class HandoverSchema
{
    public static SchemaModule Module { get; } = new("camera-handover",
    [
        """
        CREATE TABLE camera_handover (
          camera   TEXT    NOT NULL PRIMARY KEY,
          epoch    INTEGER NOT NULL,             -- grows with every handover of the camera, on whatever box
          state    TEXT    NOT NULL,             -- given, held
          peer     TEXT    NOT NULL,             -- gateway id of the other box
          at       TEXT    NOT NULL,             -- UTC, ISO 8601
          document TEXT                          -- what was given, signed, so that it can be fetched again
        ) STRICT;
        """,
    ]);
}
