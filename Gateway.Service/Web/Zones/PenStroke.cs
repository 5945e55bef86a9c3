namespace EdgeGateway.Service.Web.Zones;

/// <summary>What was done to the selected shape.</summary>
/// <param name="Word"><c>move</c>, <c>add</c>, <c>insert</c> (after a point), <c>choose</c> or <c>remove</c>.</param>
/// <param name="Index">Which point.</param>
/// <param name="X">Part of the picture's width.</param>
/// <param name="Y">Part of its height.</param>
public sealed record PenStroke(string Word, int Index, double X, double Y);
