using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Motion;
using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Tests.Motion;

/// <summary>A small textured street with noise, on which boxes of a brightness can be put, at two pictures a second.</summary>
internal sealed class StreetScene
{
    private const int Width = 320;
    private const int Height = 180;
    private const double Fps = 2;

    private readonly Random _random = new(4);
    private readonly List<(Box Box, int Brightness, double From, double To)> _things = [];
    private readonly List<(string Label, Func<double, Box?> At)> _movers = [];

    public StillObjects Objects { get; private set; } = new();

    public List<(double At, StillObject Object)> Came { get; } = [];

    public List<(double At, int Id)> Gone { get; } = [];

    /// <summary>Light at a second: added to every pixel.</summary>
    public Func<double, double> Light { get; init; } = static _ => 0;

    private double At { get; set; }

    public StreetScene Lies(Box box, int brightness, double from, double to = 1e9)
    {
        _things.Add((box, brightness, from, to));
        return this;
    }

    /// <summary>Somebody the detector knows, drawn and detected.</summary>
    public StreetScene Walks(string label, Func<double, Box?> at)
    {
        _movers.Add((label, at));
        return this;
    }

    public StreetScene Until(double seconds)
    {
        for (; At <= seconds + 1e-9; At += 1 / Fps)
        {
            List<Detection> detections = [];
            foreach (var (label, place) in _movers)
            {
                if (place(At) is { } box)
                    detections.Add(new Detection(label, 0.8f, box));
            }
            using var frame = Draw(detections);
            var gone = Objects.Observe(frame, detections, Moment.Seconds(At));
            Gone.AddRange(gone.Select(each => (At, each.Id)));
            Came.AddRange(Objects.Current.Where(each => Came.TrueForAll(came => came.Object.Id != each.Id)).Select(each => (At, each)));
        }
        return this;
    }

    public StreetScene Restart()
    {
        var background = Objects.Remember();
        Objects = new StillObjects();
        Objects.Recall(background);
        Came.Clear();
        return this;
    }

    private Frame Draw(List<Detection> detections)
    {
        var frame = Vtest.Flat(Width, Height, 0, 0, 0, At);
        var light = Light(At);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var value = Brightness((x + 0.5f) / Width, (y + 0.5f) / Height, detections) + light + (_random.NextDouble() * 6) - 3;
                frame.Luma[(y * Width) + x] = (byte)Math.Clamp(value, 0, 255);
            }
        }
        return frame;
    }

    private double Brightness(float x, float y, List<Detection> detections)
    {
        var value = 100 + (10 * Math.Sin(x * 9)) + (y > 0.5 ? 8 : 0);
        foreach (var (box, brightness, from, to) in _things)
        {
            if (At >= from && At < to && Inside(box, x, y))
                value = brightness;
        }
        foreach (var detection in detections)
        {
            if (Inside(detection.Box, x, y))
                value = 40;
        }
        return value;
    }

    private static bool Inside(in Box box, float x, float y) => x >= box.Left && x < box.Right && y >= box.Top && y < box.Bottom;
}
