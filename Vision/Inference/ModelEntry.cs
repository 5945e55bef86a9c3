namespace EdgeGateway.Vision.Inference;

/// <summary>A known model and its file.</summary>
/// <param name="Path">Where it was found, or null.</param>
/// <param name="Intact">True when the file's SHA-256 is the registered one.</param>
public sealed record ModelEntry(PinnedModel Model, string? Path, bool Intact);
