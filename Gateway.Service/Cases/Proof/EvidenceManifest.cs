namespace EdgeGateway.Service.Cases.Proof;

/// <summary>What a signed manifest says: these pictures belong to this case, and this manifest follows that one.</summary>
/// <param name="Number">1, 2, 3, … without gap on one box.</param>
/// <param name="CaseId">The case.</param>
/// <param name="At">UTC when the pictures were written.</param>
/// <param name="Stills">Pictures of this manifest, with their SHA-256. Those added later have a manifest of their own.</param>
/// <param name="Previous">SHA-256 of the manifest before, 64 zeros for the first.</param>
internal sealed record EvidenceManifest(long Number, Guid CaseId, DateTimeOffset At, IReadOnlyList<CaseStill> Stills, string Previous)
{
    public static readonly string None = new('0', 64);
}
