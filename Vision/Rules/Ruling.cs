namespace EdgeGateway.Vision.Rules;

/// <summary>What one rule says about one moment.</summary>
/// <param name="Found">New: each told once.</param>
/// <param name="Vacated">Keys found earlier whose place is empty again.</param>
internal sealed record Ruling(IReadOnlyList<Verdict> Found, IReadOnlyList<string> Vacated)
{
    public static readonly Ruling Nothing = new([], []);
}
