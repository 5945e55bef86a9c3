using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery.Media;

/// <summary>What every destination has of the pictures, in the journal's file.</summary>
internal static class MediaSchema
{
    public static SchemaModule Module { get; } = new("media",
    [
        """
        CREATE TABLE media_cursor (
          destination TEXT    NOT NULL PRIMARY KEY,
          seq         INTEGER NOT NULL              -- events up to here were looked at
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE media_picture (
          id          INTEGER PRIMARY KEY,
          destination TEXT    NOT NULL,
          seq         INTEGER NOT NULL,             -- of the event that told of it
          event_id    TEXT    NOT NULL,
          case_id     TEXT    NOT NULL,
          name        TEXT    NOT NULL,
          sha256      TEXT    NOT NULL,             -- as in the event
          bytes       INTEGER NOT NULL,
          taken_at    TEXT    NOT NULL,
          state       TEXT    NOT NULL,             -- waiting, delivered, refused, dropped
          reason      TEXT    NOT NULL DEFAULT '',
          attempts    INTEGER NOT NULL DEFAULT 0,
          asked_again INTEGER NOT NULL DEFAULT 0,   -- how often the platform said that it lacks it after all
          UNIQUE (destination, case_id, name)
        ) STRICT;
        CREATE INDEX media_picture_next ON media_picture (destination, state, attempts, id);
        CREATE TABLE media_count (
          destination TEXT    NOT NULL,
          reason      TEXT    NOT NULL,             -- delivered, or why not
          count       INTEGER NOT NULL,
          bytes       INTEGER NOT NULL,
          PRIMARY KEY (destination, reason)
        ) STRICT, WITHOUT ROWID;
        """,
    ]);
}
