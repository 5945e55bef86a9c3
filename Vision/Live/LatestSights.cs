using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Evidence;

namespace EdgeGateway.Vision.Live;

/// <summary>
/// The latest pictures in which something was seen standing for long, so that a case can have one of the time of its review, and one from just before its place was
/// empty. In memory; at most one picture is encoded per <see cref="Every"/>, and none while nothing stands long. Any thread.
/// </summary>
/// <param name="standing">Shorter than this is no case yet: no picture is taken for it.</param>
/// <param name="clock">Ages by its timestamps.</param>
internal sealed class LatestSights(TimeSpan standing, TimeProvider clock)
{
    /// <summary>How old the latest picture may be while the thing is in sight.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    /// <summary>Longer than it takes to be sure that a place is empty.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(3);

    private const float SamePlace = 0.5f;
    private const int Most = 4;

    private readonly Lock _gate = new();
    private readonly List<Shot> _shots = [];
    private long? _last;

    /// <summary>Hides what must not be shown.</summary>
    public Concealer? Concealer { get; init; }

    /// <param name="frame">Masks burned in. Not kept.</param>
    /// <param name="seen">What was seen in it; null when it was not judged.</param>
    public void Note(Frame frame, SightResult? seen)
    {
        if (seen is null || seen.Standing.Count == 0 || (_last is { } last && clock.GetElapsedTime(last) < Every))
            return;
        // A place counts as taken for some seconds after the thing left: only one that this very picture shows is of use.
        var boxes = seen.Standing.Where(one => one.Dwell >= standing && seen.Detections.Any(detection => detection.Box.Iou(one.Box) >= SamePlace)).Select(one => one.Box).ToList();
        if (boxes.Count == 0)
            return;
        _last = clock.GetTimestamp();
        var shot = new Shot(_last.Value, StillMaker.Plain(frame, "latest.jpg", clock.GetUtcNow(), Concealer, boxes), boxes);
        lock (_gate)
        {
            _shots.RemoveAll(one => clock.GetElapsedTime(one.At) > KeptFor);
            _shots.Add(shot);
            if (_shots.Count > Most)
                _shots.RemoveAt(0);
        }
    }

    /// <summary>The latest picture with something at that box: whole and cut out; empty when there is none.</summary>
    /// <param name="box">Where.</param>
    /// <param name="name">Begin of the pictures' names, like <c>latest</c>.</param>
    public IReadOnlyList<Still> Of(Box box, string name)
    {
        Shot? shot;
        lock (_gate)
            shot = _shots.FindLast(one => clock.GetElapsedTime(one.At) <= KeptFor && one.Boxes.Any(other => other.Iou(box) >= SamePlace));
        return shot is null ? [] : [shot.Wide with { Name = $"{name}.jpg" }, StillMaker.CutOut(shot.Wide, $"{name}-crop.jpg", box)];
    }

    private sealed record Shot(long At, Still Wide, IReadOnlyList<Box> Boxes);
}
