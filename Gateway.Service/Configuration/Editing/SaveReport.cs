namespace EdgeGateway.Service.Configuration.Editing;

/// <summary>What became of a change, and when it takes effect.</summary>
/// <param name="Outcome">Whether it was written.</param>
/// <param name="Errors">Mistakes with their path in the file; those of the camera begin with <c>cameras[…]</c>.</param>
/// <param name="Reload">What reading the file again did; null when nothing was written.</param>
/// <param name="Detail">What the system said when it refused.</param>
internal sealed record SaveReport(SaveOutcome Outcome, IReadOnlyList<ConfigurationError> Errors, ReloadReport? Reload = null, string? Detail = null);
