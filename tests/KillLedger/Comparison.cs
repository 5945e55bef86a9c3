using System.Text.Json;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.KillLedger;

/// <summary>What comparing the ledgers showed. Pure: no process, no file.</summary>
internal sealed record Comparison
{
    private const int Named = 20;

    /// <summary>Commits that returned.</summary>
    public required int Acknowledged { get; init; }

    /// <summary>Events in the journal, the gateway's own included.</summary>
    public required int InJournal { get; init; }

    /// <summary>Numbers in the journal whose commit had not returned when the process died: allowed, and delivered like all others.</summary>
    public required int InDoubt { get; init; }

    /// <summary>Events in the receiver's ledger.</summary>
    public required int Received { get; init; }

    /// <summary>Acknowledged to the producer and not in the journal, or in the journal and not at the receiver.</summary>
    public required int Lost { get; init; }

    /// <summary>In the receiver's ledger more than once, by id or by number.</summary>
    public required int Twice { get; init; }

    /// <summary>Entries that came after one with a higher number: a backlog waits behind new events, and what a killed broker had taken comes again.</summary>
    public required int CameLate { get; init; }

    /// <summary>Everything that must not be, in words; empty when all promises held.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    public static Comparison Of(Ledgers ledgers)
    {
        var findings = new List<string>(ledgers.Complaints);
        var journal = ledgers.Journal.ToDictionary(one => one.Seq);
        var received = ledgers.Received.GroupBy(one => one.Seq).ToDictionary(group => group.Key, group => group.First());
        CheckJournal(ledgers, findings);
        var lost = CheckAcknowledged(ledgers, journal, findings) + Missing(journal, received, findings);
        var twice = ledgers.Received.Count - Math.Min(received.Count, ledgers.Received.Select(one => one.Id).Distinct().Count());
        if (twice > 0)
            findings.Add($"{twice} events are at the receiver more than once");
        Add(findings, received.Values.Where(one => !journal.TryGetValue(one.Seq, out var ours) || !ours.Body.AsSpan().SequenceEqual(one.Body)),
            one => $"event {one.Seq} at the receiver is not the one in the journal");
        var known = ledgers.Acknowledged.Select(one => one.Number).ToHashSet();
        return new Comparison
        {
            Acknowledged = ledgers.Acknowledged.Count,
            InJournal = ledgers.Journal.Count,
            InDoubt = ledgers.Facts.Count(fact => !known.Contains(fact.Number)),
            Received = ledgers.Received.Count,
            Lost = lost,
            Twice = twice,
            CameLate = Late(ledgers.Received),
            Findings = findings,
        };
    }

    /// <summary>Numbers without a gap, one chain, and every fact with the event of its own commit, in the order of its producer.</summary>
    private static void CheckJournal(Ledgers ledgers, List<string> findings)
    {
        var previous = HashChain.Start;
        for (var i = 0; i < ledgers.Journal.Count; i++)
        {
            var one = ledgers.Journal[i];
            if (one.Seq != i + 1)
                findings.Add($"the journal has {one.Seq} where {i + 1} should be");
            if (HashChain.Verify(one.Body, previous) is var verdict && verdict != ChainVerdict.Intact)
                findings.Add($"chain at {one.Seq}: {verdict}");
            previous = HashChain.HashOf(one.Body) ?? "";
        }

        var numbers = ledgers.Journal.Select(one => (one.Seq, Number: NumberOf(one.Body))).Where(one => one.Number is not null).ToDictionary(one => one.Seq, one => one.Number!.Value);
        Add(findings, ledgers.Facts.Where(fact => !numbers.TryGetValue(fact.Seq, out var number) || number != fact.Number), fact => $"fact {fact.Number} without its event {fact.Seq}");
        if (numbers.Count > ledgers.Facts.Count)
            findings.Add($"{numbers.Count - ledgers.Facts.Count} events without their fact");
        foreach (var producer in ledgers.Facts.GroupBy(fact => fact.Producer))
            Add(findings, producer.Zip(producer.Skip(1)).Where(pair => pair.Second.Number <= pair.First.Number), pair => $"producer {producer.Key}: {pair.Second.Number} after {pair.First.Number}");
    }

    private static int CheckAcknowledged(Ledgers ledgers, Dictionary<long, Event> journal, List<string> findings)
    {
        var lost = ledgers.Acknowledged.Where(told => !journal.TryGetValue(told.Seq, out var one) || NumberOf(one.Body) != told.Number).ToList();
        Add(findings, lost, told => $"number {told.Number} was acknowledged as event {told.Seq} and is not in the journal");
        return lost.Count;
    }

    private static int Missing(Dictionary<long, Event> journal, Dictionary<long, Event> received, List<string> findings)
    {
        var missing = journal.Keys.Where(seq => !received.ContainsKey(seq)).Order().ToList();
        Add(findings, missing, seq => $"event {seq} never reached the receiver");
        return missing.Count;
    }

    private static int Late(IReadOnlyList<Event> received)
    {
        var (highest, late) = (0L, 0);
        foreach (var one in received)
        {
            late += one.Seq < highest ? 1 : 0;
            highest = Math.Max(highest, one.Seq);
        }

        return late;
    }

    private static long? NumberOf(byte[] body)
    {
        if (!GatewayMessage.TryParse(body, out var message, out _) || message.Type != NumberProducer.EventType)
            return null;
        using var data = JsonDocument.Parse(message.Data);
        return data.RootElement.GetProperty("number").GetInt64();
    }

    private static void Add<T>(List<string> findings, IEnumerable<T> wrong, Func<T, string> words)
    {
        var all = wrong.ToList();
        findings.AddRange(all.Take(Named).Select(words));
        if (all.Count > Named)
            findings.Add($"... and {all.Count - Named} more of these");
    }
}
