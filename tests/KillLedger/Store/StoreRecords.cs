using Dapper;

namespace EdgeGateway.KillLedger.Store;

/// <summary>All records of one run, read from their files when every process has ended: what the clerk was told, and what is there.</summary>
internal sealed record StoreRecords
{
    public required IReadOnlyList<Confirmed> Confirmed { get; init; }

    /// <summary>Main keys pressed whose answer a kill took away: the sale may be there or not, but not half.</summary>
    public required int InDoubt { get; init; }

    /// <summary>Lives of the gateway that a kill ended.</summary>
    public required IReadOnlySet<int> KilledLives { get; init; }

    /// <summary>How often a person asked for a reprint of a sale.</summary>
    public required IReadOnlyDictionary<Guid, int> Reprints { get; init; }

    public required IReadOnlyList<PaperOut> Papers { get; init; }
    public required IReadOnlyList<LedgerSale> Sales { get; init; }
    public required IReadOnlyList<ReceiptNote> Receipts { get; init; }

    /// <summary>The journal's events by number.</summary>
    public required IReadOnlyList<Event> Journal { get; init; }

    /// <summary>The receiver's entries in the order of arrival.</summary>
    public required IReadOnlyList<Event> Received { get; init; }

    /// <summary>What the receiver refused, and where it found the chain broken.</summary>
    public IReadOnlyList<string> Complaints { get; init; } = [];

    /// <summary>Adds what lies in the files to what the harness saw.</summary>
    public StoreRecords ReadFiles(string folder, string journal, string ledger)
    {
        using var ours = Ledgers.Open(journal);
        using var theirs = Ledgers.Open(ledger);
        return this with
        {
            Papers = PaperLog.Read(folder),
            Sales = [.. ours.Query<(string Id, long Seq, string Hash, string Code, long Total)>("SELECT id, seq, event_hash, code, total_fen FROM sale ORDER BY seq")
                .Select(row => new LedgerSale(Guid.Parse(row.Id), row.Seq, row.Hash, row.Code, row.Total))],
            Receipts = [.. ours.Query<(string Id, long Copy, string Outcome)>("SELECT sale_id, copy, outcome FROM sale_receipt")
                .Select(row => new ReceiptNote(Guid.Parse(row.Id), (int)row.Copy, row.Outcome))],
            Journal = Events(ours.Query<(long Seq, byte[] Body)>("SELECT seq, body FROM events ORDER BY seq")),
            Received = Events(theirs.Query<(long Seq, byte[] Body)>("SELECT seq, body FROM entry ORDER BY row")),
            Complaints = [.. theirs.Query<string>("SELECT 'refused: ' || reason FROM refused"), .. theirs.Query<string>("SELECT 'chain broken at ' || broken FROM chain")],
        };
    }

    private static IReadOnlyList<Event> Events(IEnumerable<(long Seq, byte[] Body)> rows) => [.. rows.Select(row => Ledgers.Of(row.Seq, row.Body))];
}

/// <summary>A row of the sales ledger.</summary>
internal sealed record LedgerSale(Guid Id, long Seq, string EventHash, string Code, long TotalFen);

/// <summary>What the ledger says of a paper.</summary>
internal sealed record ReceiptNote(Guid SaleId, int Copy, string Outcome);
