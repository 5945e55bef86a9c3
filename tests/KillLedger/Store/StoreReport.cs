namespace EdgeGateway.KillLedger.Store;

/// <summary>A run, as it is printed.</summary>
internal sealed record StoreReport(StorePlan Plan, int Served, TimeSpan Open, TimeSpan Settling, StoreRecords Records, IReadOnlyList<string> Findings)
{
    public required IReadOnlyDictionary<Fault, int> Faults { get; init; }

    /// <summary>Cards and labels that had to be shown again.</summary>
    public required int Again { get; init; }

    /// <summary>Resident memory of the gateway before it was stopped.</summary>
    public required long GatewayMegabytes { get; init; }

    /// <summary>SIGKILLs that were not ours.</summary>
    public int ByOthers { get; init; }

    public int AllFaults => Faults.Where(one => one.Key != Fault.None).Sum(one => one.Value);

    public int Kills => Faults[Fault.KilledBefore] + Faults[Fault.KilledAtConfirm] + Faults[Fault.KilledAfter];

    public override string ToString() => $"""
        checkouts                          {Served:#,0} of {Plan.Checkouts:#,0}, seed {Plan.Seed}{(ByOthers > 0 ? $"; {ByOthers} SIGKILLs by others" : "")}
        time open, of settling             {Open.TotalSeconds:0} s, {Settling.TotalSeconds:0} s ({Served / Open.TotalSeconds:0.0} checkouts a second)
        troubles                           {AllFaults:#,0}: {string.Join(", ", Faults.Where(one => one.Key != Fault.None).Select(one => $"{one.Key} {one.Value}"))}
        cards and labels shown again       {Again:#,0}
        sales confirmed to the clerk       {Records.Confirmed.Count:#,0}
        answers a kill took away           {Records.InDoubt:#,0} (of these in the ledger: {Records.Sales.Count - Records.Confirmed.Count:#,0})
        sales in the ledger                {Records.Sales.Count:#,0}
        receipts printed, unknown, failed  {Outcomes("printed"):#,0}, {Outcomes("unknown"):#,0}, {Outcomes("failed"):#,0}; nothing said because of a kill {WithoutNote:#,0}
        papers out, copies asked for       {Records.Papers.Count(paper => paper.Copy == 0):#,0} and {Records.Papers.Count(paper => paper.Copy > 0):#,0} copies, {Records.Reprints.Values.Sum():#,0}
        events in journal, at receiver     {Records.Journal.Count:#,0}, {Records.Received.Count:#,0}
        gateway's resident memory          {GatewayMegabytes} MB
        findings                           {(Findings.Count == 0 ? "none: ledger, receipts and receiver agree to the last one" : string.Join("\n                                   ", Findings))}
        """;

    private int WithoutNote => Records.Sales.Select(sale => sale.Id).Except(Records.Receipts.Where(note => note.Copy == 0).Select(note => note.SaleId)).Count();

    private int Outcomes(string word) => Records.Receipts.Count(note => note.Copy == 0 && note.Outcome == word);
}
