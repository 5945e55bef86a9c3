using EdgeGateway.Vision.Capture;
using OpenCvSharp;

namespace EdgeGateway.Vision.Tests.CameraHealth;

/// <summary>Drawn street scenes with a sensor's noise, and what may happen to them.</summary>
internal static class Views
{
    public const int Width = 384;
    public const int Height = 216;

    /// <summary>Houses, windows, kerbs: the same for the same seed, with other noise every second.</summary>
    public static Frame Street(double at, int seed = 1, Action<Mat>? change = null)
    {
        using var picture = new Mat(Height, Width, MatType.CV_8UC3, new Scalar(120, 110, 100));
        var random = new Random(seed);
        for (var i = 0; i < 160; i++)
        {
            var corner = new Point(random.Next(-20, Width), random.Next(-20, Height));
            var colour = new Scalar(random.Next(20, 220), random.Next(20, 220), random.Next(20, 220));
            Cv2.Rectangle(picture, new Rect(corner, new Size(random.Next(6, 60), random.Next(6, 40))), colour, -1);
        }
        change?.Invoke(picture);
        return ToFrame(picture, at);
    }

    public static Frame Darkened(double at, double light) => Street(at, change: picture => Scale(picture, light, 0));

    public static Frame White(double at) => Street(at, change: static picture => Scale(picture, 0.3, 240));

    public static Frame Blurred(double at, double sigma) => Street(at, change: picture => Cv2.GaussianBlur(picture, picture, new Size(0, 0), sigma));

    /// <summary>A smooth hand, bag or sheet over part of the picture.</summary>
    public static Frame Covered(double at, double share) => Street(at, change: picture =>
        Cv2.Rectangle(picture, new Rect(0, 0, (int)(Width * share), Height), new Scalar(70, 90, 110), -1));

    /// <summary>The camera was turned by so many pixels; what comes into view is new.</summary>
    public static Frame Turned(double at, int across, int down) => Street(at, change: picture =>
    {
        using var before = picture.Clone();
        using var move = Mat.FromPixelData(2, 3, MatType.CV_64FC1, new double[] { 1, 0, across, 0, 1, down });
        Cv2.WarpAffine(before, picture, move, new Size(Width, Height), borderMode: BorderTypes.Reflect);
    });

    /// <summary>Vehicles that drive through a healthy picture.</summary>
    public static Frame Busy(double at) => Street(at, change: picture =>
    {
        for (var car = 0; car < 4; car++)
            Cv2.Rectangle(picture, new Rect((int)(((at * 70) + (car * 97)) % Width), 60 + (car * 35), 70, 30), new Scalar(30, 30, 200), -1);
    });

    public static Frame Infrared(double at) => Street(at, change: static picture =>
    {
        using var gray = new Mat();
        Cv2.CvtColor(picture, gray, ColorConversionCodes.BGR2GRAY);
        Cv2.BitwiseNot(gray, gray);
        Cv2.CvtColor(gray, picture, ColorConversionCodes.GRAY2BGR);
    });

    private static void Scale(Mat picture, double by, double plus) => picture.ConvertTo(picture, MatType.CV_8UC3, by, plus);

    /// <summary>A few levels up or down, other ones every second, the same for all three colours.</summary>
    private static void Noise(byte[] pixels, double at)
    {
        var random = new Random((int)(at * 10) + 7);
        for (var i = 0; i < pixels.Length; i += 3)
        {
            var noise = random.Next(-1, 2);
            for (var colour = i; colour < i + 3; colour++)
                pixels[colour] = (byte)Math.Clamp(pixels[colour] + noise, 0, 255);
        }
    }

    private static Frame ToFrame(Mat picture, double at)
    {
        var pixels = new byte[Width * Height * 3];
        System.Runtime.InteropServices.Marshal.Copy(picture.Data, pixels, 0, pixels.Length);
        Noise(pixels, at);
        return Vtest.Of(pixels, Width, Height, at, epoch: 1);
    }
}
