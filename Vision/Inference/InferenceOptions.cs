using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Vision.Inference;

/// <summary>How detection models run on this box; one setting for all cameras.</summary>
public sealed class InferenceOptions
{
    /// <summary>Pictures the models look at at the same time, 0 to 64. 0: one less than the processor has cores, at least one; the rest is for decoding.</summary>
    [Range(0, 64)]
    public int Workers { get; init; }

    /// <summary>Threads one look may use, 1 to 64. One is best for several cameras; more answers sooner when there are few.</summary>
    [Range(1, 64)]
    public int Threads { get; init; } = 1;

    /// <summary>
    /// What computes: <c>cpu</c>, <c>cuda</c>, <c>tensorrt</c>, <c>openvino</c>, <c>directml</c> or <c>xnnpack</c>. What the installed ONNX Runtime does not have falls
    /// back to the processor, and the camera says so.
    /// </summary>
    [Required, AllowedValues("cpu", "cuda", "tensorrt", "openvino", "directml", "xnnpack")]
    public string Provider { get; init; } = "cpu";
}
