namespace EdgeGateway.Service.Cases;

/// <summary>The case is not any more where it was when the move was worked out. Read it again and decide anew.</summary>
public sealed class CaseMovedException(Guid id) : Exception($"case {id} was changed meanwhile");
