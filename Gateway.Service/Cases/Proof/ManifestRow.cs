namespace EdgeGateway.Service.Cases.Proof;

/// <summary>A manifest as it is in the journal's file.</summary>
/// <param name="Number">Place in the chain.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Digest">SHA-256 of <paramref name="Body"/>.</param>
/// <param name="Body">Signed document.</param>
internal sealed record ManifestRow(long Number, string CaseId, string Digest, string Body);
