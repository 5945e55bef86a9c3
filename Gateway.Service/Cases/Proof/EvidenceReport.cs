namespace EdgeGateway.Service.Cases.Proof;

/// <summary>Result of a check.</summary>
/// <param name="Manifests">Manifests looked at; all of the chain, whatever case was asked for.</param>
/// <param name="Pictures">Pictures whose digest was compared.</param>
/// <param name="Deleted">Pictures of the checked cases that were deleted by age or for room: noted, no fault.</param>
/// <param name="Unsigned">Cases from a release without manifests.</param>
/// <param name="Faults">Everything that is wrong.</param>
internal sealed record EvidenceReport(int Manifests, int Pictures, int Deleted, int Unsigned, IReadOnlyList<EvidenceFault> Faults)
{
    public bool Intact => Faults.Count == 0;
}
