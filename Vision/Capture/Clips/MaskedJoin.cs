using EdgeGateway.Vision.Evidence;

namespace EdgeGateway.Vision.Capture.Clips;

/// <summary>Joins pieces of film with the privacy masks burned in. That cannot be done to a copied stream, so the film is encoded anew, at low priority for the encoder.</summary>
internal sealed class MaskedJoin(IReadOnlyList<IReadOnlyList<IReadOnlyList<float>>> masks)
{
    /// <summary>The mask is drawn in this size and stretched over the film, whatever its size is.</summary>
    private const int Width = 960;

    private const int Height = 540;

    private readonly PrivacyMasks _masks = new(masks);

    public bool IsNeeded => _masks.Any;

    /// <summary>Writes the picture of the masks; who asked deletes it.</summary>
    public void Draw(string path) => File.WriteAllBytes(path, _masks.ToPam(Width, Height));

    /// <param name="pieces">In order, whole.</param>
    /// <param name="mask">Picture of the masks, transparent where the film shows.</param>
    /// <param name="target">The new file.</param>
    public static FfmpegCommand Command(IEnumerable<string> pieces, string mask, string target)
    {
        var copied = FfmpegCommand.Join(pieces, target);
        return copied with
        {
            Arguments =
            [
                "-hide_banner", "-v", "error", "-y", "-f", "concat", "-safe", "0", "-protocol_whitelist", "pipe,file", "-i", "pipe:0",
                "-f", "image2", "-c:v", "pam", "-i", $"file:{mask}",
                // Neighbour, so that no edge of the mask becomes half transparent.
                "-filter_complex", "[1:v][0:v]scale2ref=flags=neighbor[mask][film];[film][mask]overlay=format=auto,format=yuv420p[out]",
                "-map", "[out]", "-an", "-c:v", "libx264", "-preset", "veryfast", "-crf", "24", "-threads", "1",
                "-movflags", "+faststart", "-f", "mp4", $"file:{target}",
            ],
        };
    }
}
