using System.Diagnostics;
using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Virtual;

/// <summary>
/// The film as an IP camera would send it: H.264 without B-frames, a key frame every 2 s of film. Made once by ffmpeg and kept; a copy
/// that was interrupted never looks finished, because it gets its name last.
/// </summary>
internal static class FilmCopy
{
    private const string KeyFrames = "expr:gte(t,n_forced*2)";

    /// <param name="film">Any film ffmpeg reads.</param>
    /// <param name="folder">Where copies are kept; made when it is missing.</param>
    /// <returns>Path of the copy, or null with ffmpeg's words when it cannot be made.</returns>
    public static async Task<(string? Path, string Problem)> EnsureAsync(string film, string folder, CancellationToken stopping)
    {
        var copy = System.IO.Path.Combine(folder, $"{System.IO.Path.GetFileNameWithoutExtension(film)}-{new FileInfo(film).Length}.mp4");
        if (File.Exists(copy))
            return (copy, "");
        if (Programs.Find(Programs.Ffmpeg) is not { } ffmpeg)
            return (null, "ffmpeg is not installed");
        Directory.CreateDirectory(folder);
        var part = System.IO.Path.Combine(folder, $".{Guid.NewGuid():N}.part");
        try
        {
            var problem = await ConvertAsync(ffmpeg, film, part, stopping);
            if (problem is not null)
                return (null, problem);
            File.Move(part, copy, overwrite: true);
            return (copy, "");
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static async Task<string?> ConvertAsync(string ffmpeg, string film, string part, CancellationToken stopping)
    {
        string[] arguments =
        [
            "-hide_banner", "-nostdin", "-v", "error", "-y", "-i", $"file:{film}", "-map", "0:v:0", "-an",
            "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-bf", "0", "-g", "1000", "-sc_threshold", "0",
            "-force_key_frames", KeyFrames, "-pix_fmt", "yuv420p", "-movflags", "+faststart", "-f", "mp4", part,
        ];
        using var process = Process.Start(new ProcessStartInfo(ffmpeg, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        try
        {
            var words = await process.StandardError.ReadToEndAsync(stopping);
            await process.WaitForExitAsync(stopping);
            return process.ExitCode == 0 ? null : words.Trim();
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
