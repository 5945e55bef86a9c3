using System.Diagnostics;

namespace EdgeGateway.KillLedger.Soak;

/// <summary>A minute of the test footage, 5 pictures a second, in which a van stands on the lawn from second 1 to 16; played over and over. Empty for longer than the 30 s after which any place is.</summary>
internal static class SoakFilm
{
    private const string Filter =
        "[1:v]trim=end_frame=1,loop=loop=-1:size=1,crop=90:73:640:35,scale=180:-1[thing];[0:v]fps=5[back];[back][thing]overlay=70:340:enable='between(t,1,16)',crop=768:432:0:120,scale=";

    public static async Task MakeAsync(string footage, string path, string size)
    {
        using var ffmpeg = Process.Start("ffmpeg",
        [
            "-hide_banner", "-nostdin", "-v", "error", "-y", "-i", footage, "-i", footage, "-filter_complex", Filter + size, "-t", "60",
            "-an", "-c:v", "libx264", "-preset", "veryfast", "-bf", "0", "-g", "10", "-sc_threshold", "0", "-pix_fmt", "yuv420p", path,
        ]);
        await ffmpeg.WaitForExitAsync();
        if (ffmpeg.ExitCode != 0)
            throw new InvalidOperationException($"ffmpeg ended with {ffmpeg.ExitCode}");
    }
}
