namespace EdgeGateway.Service.Cases.Queue;

/// <summary>What a reviewer decided, for as long as it can be taken back.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Move"><see cref="CaseMove.Accept"/>, <see cref="CaseMove.Reject"/> or <see cref="CaseMove.Close"/>.</param>
/// <param name="By">Name and role of the reviewer.</param>
/// <param name="Reason">Empty for an acceptance without words.</param>
public sealed record HeldVerdict(Guid CaseId, CaseMove Move, string By, string Reason);
