using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Checkout.Ledger;

/// <summary>
/// Tables of the sales ledger. Fields: 农药管理条例 art. 27 (name, specification, quantity, producer, buyer, date), 农产品质量安全法
/// art. 28 (scope of use), 浙江省农产品质量安全规定 art. 13 (identity, time, product, quantity, purpose). What was true at the sale is
/// written into the sale: a later change of catalogue or store never changes an old record.
/// </summary>
internal static class LedgerSchema
{
    public static SchemaModule Module { get; } = new("checkout", [First, LedgerSchemaSecond.Script, LedgerSchemaThird.Script]);

    private const string First = """
        CREATE TABLE sale (
          id             TEXT    NOT NULL PRIMARY KEY,  -- UUIDv7
          seq            INTEGER NOT NULL UNIQUE,       -- of its event
          event_hash     TEXT    NOT NULL,              -- of its event
          code           TEXT    NOT NULL,              -- on the receipt, from event_hash
          time_utc       TEXT    NOT NULL,              -- ISO 8601
          time_local     TEXT    NOT NULL,              -- the same with the store's offset
          date_local     TEXT    NOT NULL,              -- yyyy-MM-dd in the store
          store_name     TEXT    NOT NULL,
          licence_number TEXT    NOT NULL,
          operator       TEXT    NOT NULL,
          method         TEXT    NOT NULL,              -- id-card, none
          buyer_name     TEXT,                          -- masked
          buyer_number   TEXT,                          -- masked
          buyer_hash     TEXT,                          -- keyed
          document_type  TEXT,
          identity       BLOB,                          -- sealed name, number, address
          identity_month TEXT,
          identity_key   TEXT,
          purpose        TEXT,
          total_fen      INTEGER NOT NULL,
          catalogue      TEXT    NOT NULL,
          catalogue_sha  TEXT    NOT NULL
        ) STRICT;
        CREATE INDEX sale_date ON sale (date_local);
        CREATE INDEX sale_code ON sale (code);
        CREATE INDEX sale_buyer ON sale (buyer_hash) WHERE buyer_hash IS NOT NULL;
        CREATE TABLE sale_line (
          sale_id             TEXT    NOT NULL REFERENCES sale (id),
          line                INTEGER NOT NULL,
          product_code        TEXT    NOT NULL,
          name                TEXT    NOT NULL,
          kind                TEXT    NOT NULL,
          registration_number TEXT,
          producer            TEXT    NOT NULL,
          specification       TEXT    NOT NULL,
          unit                TEXT    NOT NULL,
          toxicity            TEXT    NOT NULL,
          restricted          INTEGER NOT NULL,
          quantity            INTEGER NOT NULL,
          price_fen           INTEGER NOT NULL,
          amount_fen          INTEGER NOT NULL,
          trace_codes         TEXT    NOT NULL,         -- 32 digits each, blanks between
          PRIMARY KEY (sale_id, line)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE sale_receipt (
          sale_id  TEXT    NOT NULL REFERENCES sale (id),
          copy     INTEGER NOT NULL,                    -- 0 the receipt, 1 and up reprints
          time_utc TEXT    NOT NULL,
          outcome  TEXT    NOT NULL,                    -- printed, unknown, failed
          trouble  TEXT,
          PRIMARY KEY (sale_id, copy)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE identity_key (
          month   TEXT NOT NULL,
          key_id  TEXT NOT NULL,
          wrapped BLOB NOT NULL,
          PRIMARY KEY (month, key_id)
        ) STRICT, WITHOUT ROWID;
        """;
}
