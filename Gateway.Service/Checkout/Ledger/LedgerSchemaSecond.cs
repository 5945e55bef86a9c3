namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>
/// Second version of the ledger: cancellations, returns and stock-in (农药管理条例 art. 26), media bound to an identity, planted areas,
/// daily counters, frozen reports. Every table but the counters and areas is append-only; the one exception is the retention job, which
/// takes identities away.
/// </summary>
internal static class LedgerSchemaSecond
{
    public const string Script = """
        ALTER TABLE sale ADD COLUMN took_ms INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE sale ADD COLUMN verified INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE sale ADD COLUMN quota_reason TEXT;              -- why the sale went over the quota
        UPDATE sale SET verified = 1 WHERE method = 'id-card';
        ALTER TABLE sale_line ADD COLUMN n_mg INTEGER NOT NULL DEFAULT 0;       -- content of the whole line
        ALTER TABLE sale_line ADD COLUMN p2o5_mg INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE sale_line ADD COLUMN k2o_mg INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE sale_line ADD COLUMN active_mg INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE sale_reversal (
          id         TEXT    NOT NULL PRIMARY KEY,  -- UUIDv7
          kind       TEXT    NOT NULL,              -- cancelled, returned
          sale_id    TEXT    NOT NULL REFERENCES sale (id),
          seq        INTEGER NOT NULL UNIQUE,
          event_hash TEXT    NOT NULL,
          code       TEXT    NOT NULL,              -- on its receipt
          time_utc   TEXT    NOT NULL,
          time_local TEXT    NOT NULL,
          date_local TEXT    NOT NULL,
          operator   TEXT    NOT NULL,
          reason     TEXT    NOT NULL,
          amount_fen INTEGER NOT NULL               -- given back
        ) STRICT;
        CREATE UNIQUE INDEX sale_reversal_once ON sale_reversal (sale_id) WHERE kind = 'cancelled';
        CREATE INDEX sale_reversal_sale ON sale_reversal (sale_id);
        CREATE INDEX sale_reversal_date ON sale_reversal (date_local);
        CREATE INDEX sale_reversal_code ON sale_reversal (code);
        CREATE TABLE sale_reversal_line (
          reversal_id TEXT    NOT NULL REFERENCES sale_reversal (id),
          line        INTEGER NOT NULL,             -- of the sale
          quantity    INTEGER NOT NULL,
          amount_fen  INTEGER NOT NULL,
          PRIMARY KEY (reversal_id, line)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE reversal_receipt (
          reversal_id TEXT    NOT NULL REFERENCES sale_reversal (id),
          copy        INTEGER NOT NULL,                 -- 0 the receipt, 1 and up reprints
          time_utc    TEXT    NOT NULL,
          outcome     TEXT    NOT NULL,
          trouble     TEXT,
          PRIMARY KEY (reversal_id, copy)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE stock_receipt (
          id               TEXT    NOT NULL PRIMARY KEY,  -- UUIDv7
          seq              INTEGER NOT NULL UNIQUE,
          event_hash       TEXT    NOT NULL,
          time_utc         TEXT    NOT NULL,
          time_local       TEXT    NOT NULL,
          date_local       TEXT    NOT NULL,              -- purchase date
          operator         TEXT    NOT NULL,
          supplier         TEXT    NOT NULL,
          supplier_contact TEXT    NOT NULL,
          supplier_licence TEXT,
          document         TEXT                           -- number of the delivery note
        ) STRICT;
        CREATE INDEX stock_receipt_date ON stock_receipt (date_local);
        CREATE TABLE stock_receipt_line (
          receipt_id          TEXT    NOT NULL REFERENCES stock_receipt (id),
          line                INTEGER NOT NULL,
          product_code        TEXT    NOT NULL,
          name                TEXT    NOT NULL,
          kind                TEXT    NOT NULL,
          registration_number TEXT,
          producer            TEXT    NOT NULL,
          producer_licence    TEXT,                       -- production licence number
          specification       TEXT    NOT NULL,
          unit                TEXT    NOT NULL,
          batch               TEXT,
          quantity            INTEGER NOT NULL,
          PRIMARY KEY (receipt_id, line)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX stock_receipt_product ON stock_receipt_line (product_code);
        CREATE INDEX sale_line_product ON sale_line (product_code);
        CREATE TABLE medium_binding (
          id             TEXT NOT NULL PRIMARY KEY,       -- UUIDv7, what the identity is sealed to
          code_hash      TEXT NOT NULL,                   -- keyed
          bound_utc      TEXT NOT NULL,
          ended_utc      TEXT,                            -- unbound, bound to somebody else, or shredded
          buyer_hash     TEXT,
          buyer_name     TEXT NOT NULL,                   -- masked
          buyer_number   TEXT NOT NULL,                   -- masked
          identity       BLOB,
          identity_month TEXT NOT NULL,
          identity_key   TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX medium_binding_open ON medium_binding (code_hash) WHERE ended_utc IS NULL;
        CREATE TABLE buyer_area (
          buyer_hash  TEXT    NOT NULL,                   -- keyed
          crop        TEXT    NOT NULL,
          area_100    INTEGER NOT NULL,                   -- hundredths of a mu
          updated_utc TEXT    NOT NULL,
          PRIMARY KEY (buyer_hash, crop)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE identity_reveal (
          sale_id  TEXT    NOT NULL REFERENCES sale (id),
          seq      INTEGER NOT NULL PRIMARY KEY,
          time_utc TEXT    NOT NULL,
          operator TEXT    NOT NULL,
          reason   TEXT    NOT NULL
        ) STRICT;
        CREATE TABLE catalogue_edition (
          since_utc TEXT NOT NULL,
          version   TEXT NOT NULL,
          date      TEXT NOT NULL,
          sha256    TEXT NOT NULL
        ) STRICT;
        CREATE TABLE till_count (
          date_local TEXT    NOT NULL,
          name       TEXT    NOT NULL,
          value      INTEGER NOT NULL,
          PRIMARY KEY (date_local, name)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE store_report (
          kind       TEXT NOT NULL,                       -- weekly, monthly
          first_day  TEXT NOT NULL,
          frozen_utc TEXT NOT NULL,
          sha256     TEXT NOT NULL,
          body       BLOB NOT NULL,
          PRIMARY KEY (kind, first_day)
        ) STRICT, WITHOUT ROWID;
        """;
}
