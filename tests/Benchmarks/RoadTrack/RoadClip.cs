using System.Globalization;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Benchmarks.RoadTrack;

/// <summary>One clip of the RoadTrack subset: detections by frame and, where vehicles stop, the events.</summary>
internal sealed class RoadClip
{
    public const double Fps = 10;

    private const float Width = 640;
    private const float Height = 540;

    private RoadClip(string folder)
    {
        (Name, IsNormal) = (Path.GetFileName(folder), Path.GetFileName(Path.GetDirectoryName(folder)) == "N");
        Camera = Name.Split('_')[2];
    }

    public string Name { get; }

    public string Camera { get; }

    /// <summary>Normal traffic: every alarm is false.</summary>
    public bool IsNormal { get; }

    /// <summary>Number of the last frame; frames count from 1.</summary>
    public int Frames { get; private set; }

    /// <summary>Index is the frame.</summary>
    public List<Detection>[] Detections { get; private set; } = [];

    /// <summary>Boxes of events by frame.</summary>
    public Dictionary<int, List<Box>> Truth { get; } = [];

    /// <summary>Rows of each event, in order.</summary>
    public SortedDictionary<int, List<(int Frame, Box Box)>> Events { get; } = [];

    public static IReadOnlyList<RoadClip> Load(string root) =>
        [.. new[] { "P", "N" }.SelectMany(kind => Directory.GetDirectories(Path.Combine(root, kind)).Order(StringComparer.Ordinal)).Select(Read)];

    private static RoadClip Read(string folder)
    {
        var clip = new RoadClip(folder);
        var rows = File.ReadLines(Path.Combine(folder, "det.txt")).Select(line => line.Split(',')).ToList();
        clip.Frames = rows.Max(row => int.Parse(row[0], CultureInfo.InvariantCulture));
        clip.Detections = [.. Enumerable.Range(0, clip.Frames + 1).Select(_ => new List<Detection>())];
        foreach (var row in rows.Where(row => row[4] != "-1" && !clip.IsMasked(row)))
        {
            clip.Detections[int.Parse(row[0], CultureInfo.InvariantCulture)].Add(
                new Detection(row[7] == "2" ? "car" : "truck", Number(row[6]), ToBox(row)));
        }
        foreach (var row in File.ReadLines(Path.Combine(folder, "gt.txt")).Select(line => line.Split(',')).Where(row => row.Length >= 6))
            clip.AddTruth(int.Parse(row[0], CultureInfo.InvariantCulture), int.Parse(row[1], CultureInfo.InvariantCulture), ToBox(row));
        return clip;
    }

    private void AddTruth(int frame, int id, Box box)
    {
        if (!Truth.TryGetValue(frame, out var boxes))
            Truth[frame] = boxes = [];
        boxes.Add(box);
        if (!Events.TryGetValue(id, out var rows))
            Events[id] = rows = [];
        rows.Add((frame, box));
    }

    /// <summary>The only region that the published evaluation leaves out.</summary>
    private bool IsMasked(string[] row)
    {
        var (x, y) = (Number(row[2]) + (Number(row[4]) / 2), Number(row[3]) + (Number(row[5]) / 2));
        return Camera == "K249" && x > 0 && x < 342 && y > 0 && y < 168;
    }

    private static Box ToBox(string[] row)
    {
        var (left, top, width, height) = (Number(row[2]), Number(row[3]), Number(row[4]), Number(row[5]));
        return new Box(left / Width, top / Height, (left + width) / Width, (top + height) / Height);
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
