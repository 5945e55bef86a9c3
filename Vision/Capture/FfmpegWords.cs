using System.Text.RegularExpressions;

namespace EdgeGateway.Vision.Capture;

/// <summary>
/// What a line of ffmpeg's standard error is. It is made to talk (<c>-v level+info</c>), because nowhere else does it say what the bytes of its pictures mean; whatever is neither that
/// nor an error is of no interest. Texts of FFmpeg 5 to 7. Pure.
/// </summary>
internal static partial class FfmpegWords
{
    /// <summary>Lines without a level that say nothing about the camera, and why.</summary>
    private static readonly (string Text, string Why)[] NotOfTheCamera =
    [
        ("Last message repeated", "ffmpeg about its own words"),
        ("using insecure memory", "libgcrypt, which ffmpeg is linked with, may not lock memory against swapping, as a service without that right; ffmpeg keeps no key of ours in it"),
        ("libva info:", "the driver of the graphics chip introduces itself; its errors begin otherwise"),
    ];

    /// <summary>Lines without a level come from somebody else, like the program that starts it, or from an ffmpeg that was told to speak of errors only.</summary>
    public static bool IsError(string line) => Level().Match(line) is { Success: true } level
        ? level.ValueSpan is "[error]" or "[fatal]" or "[panic]"
        : !NotOfTheCamera.Any(words => line.Contains(words.Text, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the pictures that are handed over mean; null when the line is not about that.</summary>
    public static YuvColour? Colour(string line)
    {
        if (Output().Match(line) is not { Success: true } found)
            return null;
        var facts = found.Groups["facts"].Value;
        var size = (Width: int.Parse(found.Groups["width"].ValueSpan), Height: int.Parse(found.Groups["height"].ValueSpan));
        var matrix = facts.Contains("bt2020", StringComparison.Ordinal) ? YuvMatrix.Bt2020
            : facts.Contains("bt709", StringComparison.Ordinal) ? YuvMatrix.Bt709
            : facts.Contains("bt470bg", StringComparison.Ordinal) || facts.Contains("smpte170m", StringComparison.Ordinal) ? YuvMatrix.Bt601
            : Usual(size.Width, size.Height);
        return new YuvColour(matrix, found.Groups["full"].Success || facts.StartsWith("pc", StringComparison.Ordinal));
    }

    /// <summary>A stream that does not say is taken as every player takes it.</summary>
    private static YuvMatrix Usual(int width, int height) => width >= 1280 || height > 576 ? YuvMatrix.Bt709 : YuvMatrix.Bt601;

    [GeneratedRegex(@"\[(?:trace|debug|verbose|info|warning|error|fatal|panic)\]")]
    private static partial Regex Level();

    // [info]   Stream #0:0: Video: rawvideo (I420 / 0x30323449), yuvj420p(pc, bt709/unknown/unknown, progressive), 1920x1080 [SAR 1:1 DAR 16:9], …
    [GeneratedRegex(@"^\[info\] +Stream #0:0[^ ]*: Video: rawvideo[^,]*, yuv(?<full>j)?420p(?:\((?<facts>[^)]*)\))?, (?<width>\d{1,5})x(?<height>\d{1,5})")]
    private static partial Regex Output();
}
