namespace EdgeGateway.Vision.Tracking;

/// <summary>Something that stands in the picture, for pages.</summary>
/// <param name="Id">Unique on its camera since the program started.</param>
/// <param name="Dwell">In stream time.</param>
/// <param name="Uncertainty">Plus or minus.</param>
public readonly record struct Standing(int Id, string Label, float Score, Box Box, TimeSpan Dwell, TimeSpan Uncertainty);
