namespace EdgeGateway.Service.Cases.Queue;

/// <summary>What occurs among the cases of this box, to choose from.</summary>
/// <param name="Cameras">Camera ids.</param>
/// <param name="Categories">Canonical events.</param>
/// <param name="Rules">Rule ids.</param>
public sealed record CaseChoices(IReadOnlyList<string> Cameras, IReadOnlyList<string> Categories, IReadOnlyList<string> Rules);
