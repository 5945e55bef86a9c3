namespace EdgeGateway.Devices.Health;

/// <summary>A self-test that waits for the device's loop, which owns the wire.</summary>
public sealed class CheckRequest(HealthLevel level)
{
    private readonly TaskCompletionSource<HealthFinding> _finding = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HealthLevel Level { get; } = level;

    internal Task<HealthFinding> Finding => _finding.Task;

    /// <summary>Tells whoever asked. Only the first word counts.</summary>
    public void Finish(HealthFinding finding) => _finding.TrySetResult(finding);
}
