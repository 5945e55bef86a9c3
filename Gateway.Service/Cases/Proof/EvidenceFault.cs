namespace EdgeGateway.Service.Cases.Proof;

/// <summary>Something that is not as it was signed.</summary>
/// <param name="Number">Manifest, 0 when there is none.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Kind">
/// <c>gap</c> (a manifest is missing or out of order), <c>chain</c> (it does not follow the one before), <c>signature</c> (changed after it was signed, or another
/// key's), <c>other-case</c>, <c>picture-missing</c>, <c>picture-changed</c>, <c>no-manifest</c> (a case whose pictures nothing vouches for).
/// </param>
/// <param name="Detail">Which one.</param>
internal sealed record EvidenceFault(long Number, string CaseId, string Kind, string Detail);
