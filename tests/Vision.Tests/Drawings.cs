using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Motion;

namespace EdgeGateway.Vision.Tests;

/// <summary>Drawn scenes: grey ground with stripes and a little noise, things are dark.</summary>
internal static class Drawings
{
    private const byte DarkThing = 30;

    public static Frame Street(int width, int height, double at, int epoch, IReadOnlyList<Box> things)
    {
        var random = new Random((int)(at * 2));
        var frame = Vtest.Flat(width, height, 0, 0, 0, at, epoch);
        var light = frame.Luma;
        for (var i = 0; i < light.Length; i++)
        {
            var (x, y) = ((i % width + 0.5f) / width, (i / width + 0.5f) / height);
            var inside = things.Any(thing => x >= thing.Left && x < thing.Right && y >= thing.Top && y < thing.Bottom);
            light[i] = (byte)((inside ? DarkThing : 90 + ((int)(x * 8) * 10)) + random.Next(-4, 5));
        }
        return frame;
    }

    /// <summary>Around each dark thing, in parts of the picture.</summary>
    public static IReadOnlyList<Box> Dark(Frame frame)
    {
        var dark = new float[frame.Luma.Length];
        for (var i = 0; i < dark.Length; i++)
            dark[i] = frame.Luma[i] <= DarkThing + 20 ? 1 : 0;
        return [.. Patches.Find(dark, frame.Width, least: 1, leastCells: 4).Select(patch => Patches.BoxOf(patch, frame.Width, frame.Height))];
    }
}
