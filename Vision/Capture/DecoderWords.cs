namespace EdgeGateway.Vision.Capture;

/// <summary>Which of ffmpeg's complaints mean that a picture is damaged. Texts of FFmpeg 5 to 7. Pure.</summary>
internal static class DecoderWords
{
    private static readonly string[] Damage =
    [
        "error while decoding MB", "concealing", "corrupt", "decode_slice_header error", "Invalid NAL unit", "Error splitting the input into NAL units",
        "non-existing PPS", "non-existing SPS", "no frame!", "RTP: missed", "left block unavailable", "top block unavailable", "out of range intra chroma pred mode",
        "Could not find ref with POC", "error_level", "Error submitting packet to decoder", "Error while decoding stream", "First slice in a frame missing", "bad cseq",
        "overread", "mb_type", "cabac decode", "Error decoding slice",
    ];

    public static bool IsDamage(string line) => Damage.Any(sign => line.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
