using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery.Storage;

/// <summary>Delivery's tables in the journal's file.</summary>
internal static class DeliverySchema
{
    public static SchemaModule Module { get; } = new("delivery",
    [
        """
        CREATE TABLE delivery_cursor (
            destination TEXT NOT NULL PRIMARY KEY,
            settled     TEXT NOT NULL,  -- ranges like 1-100,105: acknowledged, set aside, or without an event
            receipt     TEXT            -- the platform's last receipt, JSON
        ) WITHOUT ROWID;
        CREATE TABLE delivery_quarantine (
            id          INTEGER PRIMARY KEY,
            destination TEXT NOT NULL,
            seq         INTEGER NOT NULL,
            event_id    TEXT NOT NULL,
            type        TEXT NOT NULL,
            code        INTEGER NOT NULL,
            reason      TEXT NOT NULL,
            since       TEXT NOT NULL,
            attempts    INTEGER NOT NULL,
            resend      INTEGER NOT NULL DEFAULT 0, -- 1: a person asked to send it again
            UNIQUE (destination, seq)
        );
        """,
        """
        CREATE TABLE personal_data_sent (
            id          INTEGER PRIMARY KEY,
            destination TEXT NOT NULL,
            seq         INTEGER NOT NULL, -- of the sale's event
            fields      TEXT NOT NULL,    -- which, like name,number; never what was in them
            sent_at     TEXT NOT NULL
        );
        CREATE INDEX personal_data_sent_to ON personal_data_sent (destination);
        """,
        "ALTER TABLE delivery_cursor ADD COLUMN again TEXT NOT NULL DEFAULT ''", // ranges asked for again and not answered yet
    ]);
}
