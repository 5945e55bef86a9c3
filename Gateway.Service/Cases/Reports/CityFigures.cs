namespace EdgeGateway.Service.Cases.Reports;

/// <summary>
/// What became of cases in a period. Every step counts on the day on which it was made, and steps are only ever added, so a period that is over never
/// changes. Raw counts: whoever has a formula finds numerators and denominators here.
/// </summary>
/// <param name="All">Everything together.</param>
/// <param name="Trial">Discovered by rules on trial; in none of the other figures.</param>
/// <param name="PendingAtEnd">Discovered until the end of the period and not reviewed by then.</param>
/// <param name="Categories">By category, with the codes its cases carry.</param>
/// <param name="Grids">By unit grid; empty for cases without one.</param>
/// <param name="Cameras">By camera.</param>
internal sealed record CityFigures(
    CaseCounts All,
    long Trial,
    long PendingAtEnd,
    IReadOnlyList<GroupCounts> Categories,
    IReadOnlyList<GroupCounts> Grids,
    IReadOnlyList<GroupCounts> Cameras);

/// <summary>Counts of one group.</summary>
/// <param name="Key">Category, grid or camera.</param>
/// <param name="Name">For people.</param>
/// <param name="Counts">The counts.</param>
internal sealed record GroupCounts(string Key, string Name, CaseCounts Counts);

/// <summary>Steps made in the period, and the seconds they took.</summary>
internal sealed record CaseCounts
{
    public long Discovered { get; init; }
    public long Confirmed { get; init; }
    public long Rejected { get; init; }
    public long Filed { get; init; }
    public long Cleared { get; init; }

    /// <summary>From discovery to filing, over <see cref="Filed"/>.</summary>
    public long SecondsToReport { get; init; }

    /// <summary>From discovery to the place seen empty, over <see cref="Cleared"/>.</summary>
    public long SecondsToClear { get; init; }

    public long Reviewed => Confirmed + Rejected;

    public static CaseCounts Of(IEnumerable<StepRow> steps)
    {
        var counts = new CaseCounts();
        foreach (var step in steps)
        {
            counts = step.State switch
            {
                CaseStates.Discovered => counts with { Discovered = counts.Discovered + 1 },
                CaseStates.Confirmed => counts with { Confirmed = counts.Confirmed + 1 },
                CaseStates.Rejected => counts with { Rejected = counts.Rejected + 1 },
                CaseStates.Filed => counts with { Filed = counts.Filed + 1, SecondsToReport = counts.SecondsToReport + step.SecondsTo(step.At) },
                CaseStates.Cleared => counts with { Cleared = counts.Cleared + 1, SecondsToClear = counts.SecondsToClear + step.SecondsTo(step.VacatedAt ?? step.At) },
                _ => counts,
            };
        }

        return counts;
    }
}
