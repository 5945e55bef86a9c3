using System.Diagnostics;
using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests;

/// <summary>Frames of a file, decoded by ffmpeg at a steady rate; frame n has stream time n ÷ fps.</summary>
internal static class Vtest
{
    public const int Width = 768;
    public const int Height = 576;

    public static IEnumerable<Frame> Frames(string file, double fps, double seconds = double.MaxValue)
    {
        var limit = seconds < double.MaxValue ? $"-t {seconds}" : "";
        using var process = Process.Start(new ProcessStartInfo(
            "ffmpeg", $"-nostdin -v error -i \"{file}\" {limit} -vf fps={fps}:round=up,scale={Width}:{Height} -f rawvideo -pix_fmt bgr24 -")
        {
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.BaseStream;
        for (var n = 0; ; n++)
        {
            var pixels = new byte[Width * Height * 3];
            if (output.ReadAtLeast(pixels, pixels.Length, throwOnEndOfStream: false) < pixels.Length)
                break;
            yield return new Frame(pixels, Width, Height, TimeSpan.FromSeconds(n / fps), epoch: 0);
        }
        process.WaitForExit();
    }

    public static Frame First(string file) => Frames(file, 1, 1).First();

    /// <summary>Box given in pixels of the test footage.</summary>
    public static Box Box(float left, float top, float right, float bottom) =>
        new(left / Width, top / Height, right / Width, bottom / Height);

    public static Frame Flat(int width, int height, byte blue, byte green, byte red, double seconds = 0, int epoch = 0)
    {
        var pixels = new byte[width * height * 3];
        for (var i = 0; i < pixels.Length; i += 3)
            (pixels[i], pixels[i + 1], pixels[i + 2]) = (blue, green, red);
        return new Frame(pixels, width, height, TimeSpan.FromSeconds(seconds), epoch);
    }
}
