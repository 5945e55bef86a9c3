namespace EdgeGateway.Service.Cases;

/// <summary>
/// The life of a case: discovered, then shadow or pending review, confirmed or rejected, filed, cleared, closed. Pure. A move may take several steps at once:
/// whoever accepts a case whose place is empty already gets it confirmed, filed and cleared.
/// </summary>
internal static class CaseLife
{
    /// <summary>First steps of a case.</summary>
    public static IReadOnlyList<string> Birth(bool shadow) => [CaseStates.Discovered, shadow ? CaseStates.Shadow : CaseStates.PendingReview];

    /// <summary>States the case goes through, the last one is where it stays; empty: stays where it is; null: not allowed.</summary>
    /// <param name="vacated">The place was seen empty already.</param>
    public static IReadOnlyList<string>? Steps(string state, CaseMove move, bool vacated) => (state, move) switch
    {
        (CaseStates.PendingReview, CaseMove.Accept) when vacated => [CaseStates.Confirmed, CaseStates.Filed, CaseStates.Cleared],
        (CaseStates.PendingReview, CaseMove.Accept) => [CaseStates.Confirmed, CaseStates.Filed],
        (CaseStates.PendingReview, CaseMove.Reject) when vacated => [CaseStates.Rejected, CaseStates.Closed],
        (CaseStates.PendingReview, CaseMove.Reject) => [CaseStates.Rejected],
        (_, CaseMove.Vacate) when vacated => null,
        // An empty place says nothing about what stood there: a person still looks at it.
        (CaseStates.PendingReview, CaseMove.Vacate) => [],
        (CaseStates.Filed, CaseMove.Vacate) => [CaseStates.Cleared],
        (CaseStates.Shadow or CaseStates.Rejected, CaseMove.Vacate) => [CaseStates.Closed],
        (CaseStates.Closed, CaseMove.Vacate) => [],
        (_, CaseMove.Attach) => [],
        (CaseStates.Filed or CaseStates.Cleared, CaseMove.Close) => [CaseStates.Closed],
        _ => null,
    };
}
