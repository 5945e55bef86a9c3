using EdgeGateway.Vision.Evidence;

namespace EdgeGateway.Vision;

/// <summary>The place of an earlier candidate was seen empty for long enough.</summary>
/// <param name="Key">Of the candidate.</param>
/// <param name="Stills">The empty place, <c>after.jpg</c>; masks burned in. May be none.</param>
public sealed record Vacancy(string Key, IReadOnlyList<Still> Stills);
