namespace EdgeGateway.Vision.Capture;

/// <summary>What of the extras a camera has to do without, judged by ffmpeg's last words. Pure.</summary>
internal static class FallBacks
{
    private static readonly string[] NoHardware =
        ["hwaccel", "Device creation failed", "No device available", "device type", "VA display", "libcuda", "Error creating a MFX session", "hardware"];

    private static readonly string[] NoFilm =
        ["pts and dts value must be set", "unknown timestamp", "[segment @", "No space left on device", "Could not write header"];

    /// <summary>The hardware decoder is not there or cannot decode this stream.</summary>
    public static bool IsHardware(StreamEnd end) => end is { Kind: StreamEndKind.Ended, Frames: 0 } && Says(end, NoHardware);

    /// <summary>The film cannot be written; the pictures must not suffer from it.</summary>
    public static bool IsFilm(StreamEnd end) => end.Kind == StreamEndKind.Ended && Says(end, NoFilm);

    private static bool Says(StreamEnd end, string[] signs) => signs.Any(sign => end.Detail.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
