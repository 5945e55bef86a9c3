namespace EdgeGateway.Vision.Capture;

internal enum StreamEndKind
{
    /// <summary>We were told to stop.</summary>
    Stopped,

    /// <summary>ffmpeg is not installed.</summary>
    NoProgram,

    /// <summary>ffmpeg ended: the stream ended, broke, or was never there.</summary>
    Ended,

    /// <summary>No picture for too long.</summary>
    Silent,

    /// <summary>What came out of ffmpeg was not a picture stream.</summary>
    Broken,

    /// <summary>The camera changed its picture size; asked again, it tells the new one.</summary>
    Resized,
}

/// <summary>How one connection ended.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Detail">ffmpeg's last words or the size; no passwords.</param>
/// <param name="Frames">Pictures that came.</param>
/// <param name="Worked">Time from the first picture to the end.</param>
internal sealed record StreamEnd(StreamEndKind Kind, string Detail, long Frames, TimeSpan Worked);
