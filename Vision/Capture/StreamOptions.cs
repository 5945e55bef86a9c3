using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Vision.Capture;

/// <summary>How the camera's stream is fetched and decoded.</summary>
public sealed class StreamOptions
{
    /// <summary>RTSP over <c>tcp</c> (nothing gets lost) or <c>udp</c> (for cameras that offer nothing else).</summary>
    [Required, AllowedValues("tcp", "udp")]
    public string Transport { get; init; } = "tcp";

    /// <summary>Decoder: <c>none</c> (processor), <c>auto</c>, <c>vaapi</c>, <c>qsv</c> or <c>cuda</c>. What is not there falls back to the processor and says so once.</summary>
    [Required, AllowedValues("none", "auto", "vaapi", "qsv", "cuda")]
    public string HardwareDecoding { get; init; } = "none";
}
