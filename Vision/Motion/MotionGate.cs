using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Motion;

/// <summary>
/// Compares each picture with the one the detector saw last, not with the one before: what creeps in adds up and is seen. What did not change since then is
/// still what the detector said it was, once it had a few looks at it. Cells outside the zones of the rules do not wake the detector, but a thing there counts as still only if its own cells are.
/// Regions of the picture that are looked at on their own each have their own memory of what was seen when.
/// </summary>
internal sealed class MotionGate
{
    private readonly MotionGrid _grid;
    private readonly Glance _whole;
    private readonly Glance[] _regions;

    /// <param name="regions">Looked at on their own, in parts of the picture; null: none.</param>
    public MotionGate(MotionOptions options, IReadOnlyList<RuleOptions> rules, IReadOnlyList<Box>? regions = null)
    {
        _grid = new MotionGrid(options, rules);
        _whole = new Glance(_grid, new Box(0, 0, 1, 1));
        _regions = [.. (regions ?? []).Select(region => new Glance(_grid, region))];
    }

    /// <summary>True when nothing changed where a rule looks since the detector last saw it, in the whole picture and in each region, and it saw all of it not long ago.</summary>
    public bool IsQuiet(Frame frame)
    {
        _grid.Read(frame);
        return _whole.IsQuiet(frame) && Array.TrueForAll(_regions, region => region.IsQuiet(frame));
    }

    /// <summary>The same for one region alone.</summary>
    public bool IsQuiet(Frame frame, int region)
    {
        _grid.Read(frame);
        return _regions[region].IsQuiet(frame);
    }

    /// <summary>The detector saw this picture: from now on it is what others are compared with.</summary>
    public void Seen(Frame frame)
    {
        _grid.Read(frame);
        _whole.Seen(frame);
    }

    /// <summary>The detector saw this region of it on its own.</summary>
    public void Seen(Frame frame, int region)
    {
        _grid.Read(frame);
        _regions[region].Seen(frame);
    }

    /// <summary>By the last comparison: no more than a cell changed within the box and a little around it.</summary>
    public bool IsStill(Box box) => _whole.IsStill(box);

    /// <summary>The same against what the detector saw of this region.</summary>
    public bool IsStill(Box box, int region) => _regions[region].IsStill(box);
}
