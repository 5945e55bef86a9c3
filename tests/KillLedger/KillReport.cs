namespace EdgeGateway.KillLedger;

/// <summary>A run with its ledger, as it is printed.</summary>
internal sealed record KillReport(KillPlan Plan, IReadOnlyDictionary<Victims, int> Kills, TimeSpan Killing, TimeSpan Settling, Comparison Ledger)
{
    public int AllKills => Kills.Values.Sum();

    /// <summary>SIGKILLs that were not ours.</summary>
    public int ByOthers { get; init; }

    public override string ToString() => $"""
        kills                              {AllKills} (gateway {Kills[Victims.Gateway]}, broker {Kills[Victims.Broker]}, receiver {Kills[Victims.Receiver]}), seed {Plan.Seed}{(ByOthers > 0 ? $"; {ByOthers} more by others" : "")}
        time of killing, of settling       {Killing.TotalSeconds:0} s, {Settling.TotalSeconds:0} s
        commits acknowledged to producers  {Ledger.Acknowledged:#,0}
        in the journal without that        {Ledger.InDoubt:#,0} (the process died between commit and note; delivered like all others)
        events in the journal              {Ledger.InJournal:#,0}
        events in the receiver's ledger    {Ledger.Received:#,0}
        lost                               {Ledger.Lost}
        twice after de-duplication         {Ledger.Twice}
        came behind a later one            {Ledger.CameLate:#,0} (new events go before a backlog, and what a killed broker took comes again)
        order, chain, facts                {(Ledger.Findings.Count == 0 ? "intact" : string.Join("\n                                   ", Ledger.Findings))}
        """;
}
