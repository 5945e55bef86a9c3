using System.Text.Json;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.KillLedger.Store;

/// <summary>Whether ledger, paper and receiver agree to the last sale. Pure: no process, no file.</summary>
internal static class StoreComparison
{
    private const int Named = 20;

    /// <summary>Everything that must not be, in words; empty when all agree.</summary>
    public static IReadOnlyList<string> Of(StoreRecords records)
    {
        var findings = new List<string>(records.Complaints);
        CheckConfirmed(records, findings);
        CheckJournal(records, findings);
        CheckReceiver(records, findings);
        CheckPaper(records, findings);
        return findings;
    }

    /// <summary>Every sale the clerk was told of is there once, as told; no other but those whose answer was lost.</summary>
    private static void CheckConfirmed(StoreRecords records, List<string> findings)
    {
        var ledger = records.Sales.ToLookup(sale => sale.Id);
        Add(findings, records.Confirmed.Where(told => ledger[told.Id].Count() != 1), told => $"sale {told.Code} was confirmed and is in the ledger {ledger[told.Id].Count()} times");
        Add(findings, records.Confirmed.Where(told => ledger[told.Id].Any(sale => (sale.Seq, sale.Code, sale.TotalFen) != (told.Seq, told.Code, told.TotalFen))), told => $"sale {told.Code} is not in the ledger as it was confirmed");
        Add(findings, records.Confirmed.GroupBy(told => told.Id).Where(group => group.Count() > 1), group => $"sale {group.Key} was confirmed twice");
        var known = records.Confirmed.Select(told => told.Id).ToHashSet();
        var others = records.Sales.Count(sale => !known.Contains(sale.Id));
        if (others > records.InDoubt)
            findings.Add($"{others} sales nobody was told of, {records.InDoubt} answers were lost");
    }

    /// <summary>Numbers without a gap, one chain, and every sale with the event of its own commit.</summary>
    private static void CheckJournal(StoreRecords records, List<string> findings)
    {
        var previous = HashChain.Start;
        for (var i = 0; i < records.Journal.Count; i++)
        {
            var one = records.Journal[i];
            if (one.Seq != i + 1)
                findings.Add($"the journal has {one.Seq} where {i + 1} should be");
            if (HashChain.Verify(one.Body, previous) is var verdict && verdict != ChainVerdict.Intact)
                findings.Add($"chain at {one.Seq}: {verdict}");
            previous = HashChain.HashOf(one.Body) ?? "";
        }
        var events = SalesIn(records.Journal);
        Add(findings, records.Sales.Where(sale => events[sale.Id].Count() != 1), sale => $"sale {sale.Code} has {events[sale.Id].Count()} events");
        Add(findings, records.Sales.Where(sale => events[sale.Id].Any(one => one.Seq != sale.Seq || one.TotalFen != sale.TotalFen || one.Hash != sale.EventHash)), sale => $"sale {sale.Code} and its event say different things");
        var ledger = records.Sales.Select(sale => sale.Id).ToHashSet();
        Add(findings, events.Where(group => !ledger.Contains(group.Key)), group => $"event {group.First().Seq} tells of a sale the ledger has not got");
    }

    private static void CheckReceiver(StoreRecords records, List<string> findings)
    {
        var (ours, theirs) = (SalesIn(records.Journal), SalesIn(records.Received));
        Add(findings, records.Sales.Where(sale => theirs[sale.Id].Count() != 1), sale => $"sale {sale.Code} is at the receiver {theirs[sale.Id].Count()} times");
        Add(findings, theirs.Where(group => !ours.Contains(group.Key)), group => $"the receiver has sale {group.Key}, the journal has not");
        var journal = records.Journal.GroupBy(one => one.Seq).ToDictionary(group => group.Key, group => group.First().Body);
        Add(findings, records.Received.Where(one => !journal.TryGetValue(one.Seq, out var body) || !body.AsSpan().SequenceEqual(one.Body)), one => $"event {one.Seq} at the receiver is not the one in the journal");
        var received = records.Received.Select(one => one.Seq).ToHashSet();
        Add(findings, journal.Keys.Where(seq => !received.Contains(seq)).Order(), seq => $"event {seq} never reached the receiver");
    }

    /// <summary>
    /// One original at most, never a copy nobody asked for; what the ledger calls printed did come out, and nothing is known only of the papers of a
    /// gateway that was killed.
    /// </summary>
    private static void CheckPaper(StoreRecords records, List<string> findings)
    {
        var notes = records.Receipts.ToLookup(note => note.SaleId);
        var papers = records.Papers.ToLookup(paper => paper.Code);
        var lives = records.Confirmed.GroupBy(told => told.Id).ToDictionary(group => group.Key, group => group.First().Life);
        foreach (var sale in records.Sales)
        {
            var out0 = papers[sale.Code].Count(paper => paper.Copy == 0);
            var copies = papers[sale.Code].Count(paper => paper.Copy > 0);
            var asked = records.Reprints.GetValueOrDefault(sale.Id);
            if (out0 > 1)
                findings.Add($"the receipt of {sale.Code} was printed {out0} times");
            if (copies > asked)
                findings.Add($"{copies} copies of {sale.Code} came out, {asked} were asked for");
            if (notes[sale.Id].Any(note => note.Outcome is not ("printed" or "unknown" or "failed")))
                findings.Add($"nobody understands what is said of the receipt of {sale.Code}");
            foreach (var note in notes[sale.Id].Where(note => note.Outcome == "printed" && papers[sale.Code].All(paper => paper.Copy != note.Copy)))
                findings.Add($"copy {note.Copy} of {sale.Code} counts as printed and never came out");
            if (notes[sale.Id].All(note => note.Copy != 0) && lives.TryGetValue(sale.Id, out var life) && !records.KilledLives.Contains(life))
                findings.Add($"nothing is said of the receipt of {sale.Code}, and nobody was killed");
        }
        var codes = records.Sales.Select(sale => sale.Code).ToHashSet();
        Add(findings, records.Papers.Where(paper => !codes.Contains(paper.Code)), paper => $"a paper says {paper.Code}, the ledger has no such sale");
    }

    private static ILookup<Guid, (long Seq, long TotalFen, string Hash)> SalesIn(IReadOnlyList<Event> events) => events.Select(SaleOf).OfType<(Guid Id, long Seq, long TotalFen, string Hash)>()
        .ToLookup(one => one.Id, one => (one.Seq, one.TotalFen, one.Hash));

    private static (Guid Id, long Seq, long TotalFen, string Hash)? SaleOf(Event one)
    {
        if (!GatewayMessage.TryParse(one.Body, out var message, out _) || message.Type != EventTypes.SaleRecorded)
            return null;
        using var data = JsonDocument.Parse(message.Data);
        return (data.RootElement.GetProperty("saleId").GetGuid(), message.Seq, data.RootElement.GetProperty("totalFen").GetInt64(), HashChain.HashOf(one.Body) ?? "");
    }

    private static void Add<T>(List<string> findings, IEnumerable<T> wrong, Func<T, string> words)
    {
        var all = wrong.ToList();
        findings.AddRange(all.Take(Named).Select(words));
        if (all.Count > Named)
            findings.Add($"... and {all.Count - Named} more of these");
    }
}
