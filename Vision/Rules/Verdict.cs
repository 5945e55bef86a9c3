namespace EdgeGateway.Vision.Rules;

/// <summary>What a rule found in this moment, before pictures, names and wall clock are added.</summary>
internal sealed record Verdict
{
    /// <summary>Key on its camera: rule, what, where. See <see cref="Candidate.Key"/>.</summary>
    public required string Key { get; init; }

    public required string Label { get; init; }
    public required float Score { get; init; }
    public required Box Box { get; init; }
    public required TimeSpan Dwell { get; init; }
    public required TimeSpan Uncertainty { get; init; }
    public bool PresentAtStart { get; init; }
}
