namespace EdgeGateway.Service.Cases.Proof;

/// <summary>A case as far as a check needs it.</summary>
/// <param name="Id">The case.</param>
/// <param name="IsSigned">False: discovered by a release without manifests.</param>
/// <param name="Stills">Names of its pictures; each must be in a manifest.</param>
internal sealed record SignedCase(Guid Id, bool IsSigned, IReadOnlyList<string> Stills);
