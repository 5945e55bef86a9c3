namespace EdgeGateway.Service.Trials;

/// <summary>What a rule would have made a case of.</summary>
/// <param name="Number">Place in the list; names its pictures.</param>
/// <param name="At">Seconds of film.</param>
/// <param name="RuleId">The rule.</param>
/// <param name="Category">Canonical event.</param>
/// <param name="Label">What it was taken for.</param>
/// <param name="Score">How surely.</param>
/// <param name="DwellSeconds">How long it had been there.</param>
/// <param name="UncertaintySeconds">Plus or minus.</param>
/// <param name="PresentAtStart">In the first picture already.</param>
/// <param name="Shadow">The rule is on trial: no platform would have been told.</param>
/// <param name="HasPictures">False for what comes after the first sixty.</param>
public sealed record TrialFinding(
    int Number, double At, string RuleId, string Category, string Label, double Score, double DwellSeconds, double UncertaintySeconds, bool PresentAtStart, bool Shadow,
    bool HasPictures);
