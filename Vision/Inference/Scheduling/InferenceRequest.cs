using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Inference.Scheduling;

/// <summary>A camera that waits for its turn.</summary>
/// <param name="Detector">What it wants to look with.</param>
/// <param name="Newest">Gives its newest picture when the turn has come.</param>
/// <param name="Since">Timestamp of its coming.</param>
internal sealed record InferenceRequest(Detector Detector, Func<Frame?> Newest, long Since)
{
    public TaskCompletionSource<InferenceAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LinkedListNode<InferenceRequest>? Node { get; set; }
}
