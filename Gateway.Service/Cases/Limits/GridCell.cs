namespace EdgeGateway.Service.Cases.Limits;

/// <summary>One unit grid.</summary>
/// <param name="Code">15 characters.</param>
/// <param name="Unit">Unit that is responsible; null when the map does not say.</param>
internal sealed record GridCell(string Code, string? Unit);
