namespace EdgeGateway.Vision.Inference.Scheduling;

/// <summary>What came of a turn.</summary>
/// <param name="Detections">Null: there was nothing to look at any more.</param>
/// <param name="Waited">From asking to the turn.</param>
internal readonly record struct InferenceAnswer(IReadOnlyList<Detection>? Detections, TimeSpan Waited);
