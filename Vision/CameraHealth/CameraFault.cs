using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.CameraHealth;

/// <summary>A fault that is there now.</summary>
/// <param name="Kind">What.</param>
/// <param name="Since">UTC of the first sign.</param>
/// <param name="Trouble">Cause and next step.</param>
/// <param name="Measure">What was measured, in one line for experts.</param>
public sealed record CameraFault(CameraFaultKind Kind, DateTimeOffset Since, Trouble Trouble, string Measure)
{
    /// <summary>Stable name for machines, like <c>view-changed</c>.</summary>
    public string Name => FaultNames.Of(Kind);
}
