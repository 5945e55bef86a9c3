namespace EdgeGateway.Service.Cases.Handover;

/// <summary>The latest handover of a camera, as this box knows it.</summary>
/// <param name="Camera">Its id.</param>
/// <param name="Epoch">Number of the handover.</param>
/// <param name="State"><c>given</c> away from here, or <c>held</c> since it was taken over.</param>
/// <param name="Peer">Gateway id of the other box.</param>
/// <param name="At">UTC.</param>
internal sealed record HandoverRow(string Camera, long Epoch, string State, string Peer, DateTimeOffset At)
{
    public const string Given = "given";
    public const string Held = "held";
}
