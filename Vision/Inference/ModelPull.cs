using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Inference;

/// <summary>How a pull ended.</summary>
/// <param name="Path">The model's file; null when there is none now.</param>
/// <param name="Fetched">False when it was here already.</param>
/// <param name="Trouble">Null when <paramref name="Path"/> is there.</param>
public sealed record ModelPull(string? Path, bool Fetched, Trouble? Trouble);
