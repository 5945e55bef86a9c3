using System.Diagnostics;
using EdgeGateway.Testing;
using EdgeGateway.Vision.Capture;
using OpenCvSharp;

namespace EdgeGateway.Vision.Tests;

/// <summary>Frames of a file, decoded by ffmpeg at a steady rate; frame n has stream time n ÷ fps.</summary>
internal static class Vtest
{
    public const int Width = 768;
    public const int Height = 576;

    public static readonly PictureFormat Format = new(Width, Height, default);

    public static IEnumerable<Frame> Frames(string file, double fps, double seconds = double.MaxValue)
    {
        var limit = seconds < double.MaxValue ? $"-t {seconds}" : "";
        using var process = Process.Start(new ProcessStartInfo(
            "ffmpeg", $"-nostdin -v error -i \"{file}\" {limit} -vf fps={fps}:round=up,scale={Width}:{Height} -f rawvideo -pix_fmt yuv420p -")
        {
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.BaseStream;
        for (var n = 0; ; n++)
        {
            var planes = new byte[Format.Bytes];
            if (output.ReadAtLeast(planes, planes.Length, throwOnEndOfStream: false) < planes.Length)
                break;
            yield return new Frame(planes, Format, TimeSpan.FromSeconds(n / fps), epoch: 0);
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
        return Of(pixels, width, height, seconds, epoch);
    }

    /// <summary>A drawn picture.</summary>
    /// <param name="bgr">Three bytes a pixel.</param>
    public static Frame Of(ReadOnlySpan<byte> bgr, int width, int height, double seconds = 0, int epoch = 0) =>
        new(I420.Of(bgr, width, height), new PictureFormat(width, height, YuvColour.Jpeg), TimeSpan.FromSeconds(seconds), epoch);

    /// <summary>Blue, green and red of a pixel, as it would be written.</summary>
    public static (int Blue, int Green, int Red) Pixel(Frame frame, int x, int y)
    {
        using var picture = BgrPicture.Of(frame);
        var pixel = picture.At<Vec3b>(y, x);
        return (pixel.Item0, pixel.Item1, pixel.Item2);
    }
}
