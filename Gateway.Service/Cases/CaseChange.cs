namespace EdgeGateway.Service.Cases;

/// <summary>A move of a case, worked out and ready for its commit.</summary>
/// <param name="Move">What happened.</param>
/// <param name="Steps">States it goes through; empty: none.</param>
/// <param name="At">UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why.</param>
internal sealed record CaseChange(CaseMove Move, IReadOnlyList<string> Steps, DateTimeOffset At, string By, string Reason)
{
    /// <summary>Pictures taken for this move.</summary>
    public IReadOnlyList<CaseStill> Stills { get; init; } = [];

    /// <summary>Null unless the move is a person's verdict.</summary>
    public CaseReview? Review => Move switch
    {
        CaseMove.Accept => new CaseReview(true, By, At, Reason),
        CaseMove.Reject => new CaseReview(false, By, At, Reason),
        _ => null,
    };

    /// <summary>State afterwards.</summary>
    public string StateAfter(string before) => Steps is [.., var last] ? last : before;
}
