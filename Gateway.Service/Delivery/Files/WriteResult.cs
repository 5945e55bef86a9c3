namespace EdgeGateway.Service.Delivery.Files;

/// <summary>How far a write came.</summary>
/// <param name="Lines">That many of the given lines are on disk.</param>
/// <param name="Trouble">Why not all of them; null when all are.</param>
internal readonly record struct WriteResult(int Lines, string? Trouble);
