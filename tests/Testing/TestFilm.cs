using System.Diagnostics;

namespace EdgeGateway.Testing;

/// <summary>Small films made by ffmpeg itself, so that tests of streams need no footage.</summary>
public static class TestFilm
{
    /// <summary>Moving test picture.</summary>
    public static Task MakeAsync(string path, string size = "160x120", int fps = 10, double seconds = 4) => RunAsync(
        "-f", "lavfi", "-i", $"testsrc2=size={size}:rate={fps}", "-t", $"{seconds}",
        "-c:v", "libx264", "-preset", "ultrafast", "-bf", "0", "-g", $"{fps}", "-sc_threshold", "0", "-pix_fmt", "yuv420p", path);

    /// <summary>One JPEG.</summary>
    public static Task StillAsync(string path, string size) => RunAsync("-f", "lavfi", "-i", $"testsrc2=size={size}:rate=1", "-frames:v", "1", "-q:v", "4", path);

    /// <summary>Pictures become larger in the middle.</summary>
    public static async Task MakeResizedAsync(string path)
    {
        var (small, large, both) = (path + ".small.h264", path + ".large.h264", path + ".h264");
        await MakeAsync(small, "160x120", seconds: 1);
        await MakeAsync(large, "320x240", seconds: 1);
        await File.WriteAllBytesAsync(both, [.. await File.ReadAllBytesAsync(small), .. await File.ReadAllBytesAsync(large)]);
        await RunAsync("-i", both, "-c", "copy", path);
    }

    private static async Task RunAsync(params string[] arguments)
    {
        using var ffmpeg = Process.Start("ffmpeg", ["-hide_banner", "-nostdin", "-v", "error", "-y", .. arguments]);
        await ffmpeg.WaitForExitAsync();
        if (ffmpeg.ExitCode != 0)
            throw new InvalidOperationException($"ffmpeg ended with {ffmpeg.ExitCode}");
    }
}
