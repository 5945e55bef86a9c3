namespace EdgeGateway.Vision.Rules;

/// <summary>How long something may be gone and still go on.</summary>
/// <param name="Before">Before it was told.</param>
/// <param name="Told">Afterwards, so that one event does not become many.</param>
/// <param name="LeastPresence">Part of the pictures that must show it before it is told.</param>
internal sealed record SpellPatience(TimeSpan Before, TimeSpan Told, float LeastPresence);
