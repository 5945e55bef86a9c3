using System.Diagnostics;
using EdgeGateway.Testing;
using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.Capture;

/// <summary>Pictures of known colours through real encoders and the very ffmpeg call of a camera.</summary>
[Collection(Streams.Name)]
public sealed class PixelFormatTests : IDisposable
{
    /// <summary>Encoders of lossy pictures, 8 bits and two roundings.</summary>
    private const int Tolerance = 5;

    private static readonly (string Name, int Blue, int Green, int Red)[] Colours =
        [("0x2060C0", 0xC0, 0x60, 0x20), ("0xC83228", 0x28, 0x32, 0xC8), ("0x30A040", 0x40, 0xA0, 0x30), ("0x787878", 0x78, 0x78, 0x78)];

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("limited 601", 320, 240, "yuv420p", "tv", "bt601", "smpte170m", "libx264", false, YuvMatrix.Bt601)]
    [InlineData("limited 709", 320, 240, "yuv420p", "tv", "bt709", "bt709", "libx264", false, YuvMatrix.Bt709)]
    [InlineData("full 709, as many cameras", 320, 240, "yuvj420p", "pc", "bt709", "bt709", "libx264", true, YuvMatrix.Bt709)]
    [InlineData("full 601", 320, 240, "yuvj420p", "pc", "bt601", "smpte170m", "libx264", true, YuvMatrix.Bt601)]
    [InlineData("full HD that does not say", 1280, 720, "yuv420p", "tv", "bt709", "unknown", "libx264", false, YuvMatrix.Bt709)]
    [InlineData("motion JPEG 4:2:2", 320, 240, "yuvj422p", "pc", "bt601", "bt470bg", "mjpeg", true, YuvMatrix.Bt601)]
    [InlineData("4:4:4, odd size", 321, 179, "yuv444p", "tv", "bt601", "smpte170m", "ffv1", false, YuvMatrix.Bt601)]
    [InlineData("4:2:0, odd size", 101, 77, "yuv420p", "tv", "bt601", "smpte170m", "ffv1", false, YuvMatrix.Bt601)]
    public async Task Next_KnownColours_ComeOutAsTheyWere(
        string name, int width, int height, string pixels, string range, string matrix, string tag, string encoder, bool full, YuvMatrix known)
    {
        var film = _folder.File("film.mkv");
        await MakeAsync(film, (width, height), $"{pixels}:{range}:{matrix}:{tag}:{encoder}".Split(':'));
        using var frame = await FirstAsync(film);

        Assert.Equal(new PictureFormat(width, height, new YuvColour(known, full)), frame.Format);
        for (var i = 0; i < Colours.Length; i++)
        {
            var (x, y) = ((width * (1 + (2 * (i % 2)))) / 4, (height * (1 + (2 * (i / 2)))) / 4);
            var (blue, green, red) = Vtest.Pixel(frame, x, y);
            var off = new[] { blue - Colours[i].Blue, green - Colours[i].Green, red - Colours[i].Red }.Max(Math.Abs);
            Assert.True(off <= Tolerance, $"{name}: {Colours[i].Name} came as {red:X2}{green:X2}{blue:X2}");
        }
    }

    /// <summary>Brightness is read from the decoder's own plane: gray is gray and as bright as it was, in both ranges.</summary>
    [Theory]
    [InlineData("yuv420p", "tv")]
    [InlineData("yuvj420p", "pc")]
    public async Task Next_Gray_IsTheLumaAndNothingElse(string pixels, string range)
    {
        var film = _folder.File("gray.mkv");
        await MakeAsync(film, (160, 120), [pixels, range, "bt601", "smpte170m", "libx264"]);
        using var frame = await FirstAsync(film);

        Assert.Equal(0x78, frame.Format.Colour.Light(frame.Luma[(90 * 160) + 120]), 2f);
        Assert.InRange(frame.U[(45 * 80) + 60], 127, 129);
        Assert.InRange(frame.V[(45 * 80) + 60], 127, 129);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Four fields of one colour each.</summary>
    private static async Task MakeAsync(string file, (int Width, int Height) size, string[] how)
    {
        var fields = string.Join(';', Colours.Select((colour, i) => $"color=c={colour.Name}:s={(size.Width / 2) + 1}x{(size.Height / 2) + 1}:r=5:d=0.4,format=gbrp[c{i}]"));
        var graph = $"{fields};[c0][c1]hstack[top];[c2][c3]hstack[bottom];[top][bottom]vstack,crop={size.Width}:{size.Height}:0:0:exact=1,"
            + $"scale=out_color_matrix={how[2]}:out_range={how[1]}:flags=accurate_rnd+full_chroma_int,format={how[0]}";
        string[] tagged = how[3] == "unknown" ? [] : ["-colorspace", how[3]];
        string[] quality = how[4] == "libx264" ? ["-qp", "8"] : how[4] == "mjpeg" ? ["-q:v", "1"] : [];
        using var process = Process.Start(new ProcessStartInfo("ffmpeg",
            ["-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", graph, "-c:v", how[4], .. quality, "-pix_fmt", how[0], "-color_range", how[1], .. tagged, file]))!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    private static Task<Frame> FirstAsync(string film) => Task.Factory.StartNew(
        () =>
        {
            using var child = FfmpegProcess.Start(FfmpegCommand.For(CameraAddress.OfFile(film), 5, once: true))!;
            var read = new FrameReader(child.Output, new FramePool(), 1, child.Colour).Next();
            Assert.True(read.Frame is not null, $"{read.End} {read.Detail} {child.Errors}");
            return read.Frame;
        },
        TestContext.Current.CancellationToken,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);
}
