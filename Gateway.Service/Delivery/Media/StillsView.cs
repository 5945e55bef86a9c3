namespace EdgeGateway.Service.Delivery.Media;

/// <summary>How the pictures of one destination stand.</summary>
/// <param name="Waiting">Not delivered yet.</param>
/// <param name="WaitingBytes">Their bytes.</param>
/// <param name="Refused">The platform will not take them; a person may have them sent again.</param>
public sealed record StillsView(long Waiting, long WaitingBytes, long Refused)
{
    /// <summary>Since the box began: <c>delivered</c>, and what was not by reason: <c>deleted</c>, <c>missing</c>, <c>changed</c>, <c>too-large</c>, <c>refused</c>, <c>backlog</c>.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>();

    /// <summary>Why none goes out now; null when they do or none waits.</summary>
    public string? LastError { get; init; }
}
