using System.Runtime.InteropServices;
using EdgeGateway.Vision.Inference;

namespace EdgeGateway.Vision.Tracking;

/// <summary>One thing that is followed to see whether it halts: its last positions, and the proof so far.</summary>
internal sealed class Halt(int id, Sighting first, Moment now, TimeSpan gapBefore, bool presentAtStart)
{
    /// <summary>Proof beyond what is needed, so that one doubtful moment does not undo a long halt.</summary>
    private const double SpareProof = 5;

    private const int LeastPoints = 3;

    /// <summary>One picture proves no more than this, however long ago the last one was.</summary>
    private const double LongestStep = 5;

    private readonly List<Point> _points = [];
    private readonly TimeSpan _blindAtFirst = now.Blind;
    private readonly Dictionary<string, float> _votes = [];
    private double _proof;
    private float _scores;
    private int _sightings;
    private TimeSpan? _fastSince;

    public int Id { get; } = id;
    public string Group { get; } = first.Group;
    public bool PresentAtStart { get; } = presentAtStart;
    public int TrackId { get; private set; } = first.TrackId;
    public Box Box { get; private set; } = first.Box;
    public TimeSpan LastSeen { get; private set; } = now.At;

    /// <summary>Since when it moves no more than a halted thing may.</summary>
    public TimeSpan Since { get; private set; } = now.At;

    /// <summary>True from when the proof suffices until it drives on.</summary>
    public bool IsHalted { get; private set; }

    public TimeSpan Dwell => LastSeen - Since;
    public float Score => _scores / _sightings;
    public string Label => _votes.MaxBy(vote => vote.Value).Key;

    /// <summary>Part of <see cref="Dwell"/>, at most all of it, in which there were no pictures.</summary>
    public TimeSpan Blind(Moment at) => at.Blind - _blindAtFirst < Dwell ? at.Blind - _blindAtFirst : Dwell;

    /// <summary>Plus or minus on <see cref="Dwell"/>.</summary>
    public TimeSpan Uncertainty(Moment at) => gapBefore + (at.At - LastSeen) + (at.Blind - _blindAtFirst);

    public void See(Sighting sighting, Moment at, HaltLimits limits)
    {
        var step = Math.Min((at.At - LastSeen).TotalSeconds, LongestStep);
        Record(sighting, at);
        var stale = _points.FindIndex(point => at.At - point.At <= limits.Window + TimeSpan.FromMilliseconds(1));
        if (stale > 0)
            _points.RemoveRange(0, stale);
        // Six sevenths of the window are enough: pictures do not come at even times.
        if (_points.Count < LeastPoints || at.At - _points[0].At < limits.Window * 0.85)
            return;
        var scale = Math.Max(1, sighting.Box.Height / limits.NearHeight);
        Weigh(at.At, step, Slope(CollectionsMarshal.AsSpan(_points)) / scale, limits);
    }

    private void Record(Sighting sighting, Moment at)
    {
        var (detection, box) = (sighting.Detection, sighting.Box);
        _points.Add(new Point(at.At, (box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2, box.Width, box.Height));
        _votes[detection.Label] = _votes.GetValueOrDefault(detection.Label) + detection.Score;
        _scores += detection.Score;
        _sightings++;
        (TrackId, Box, LastSeen) = (sighting.TrackId, box, at.At);
    }

    private void Weigh(TimeSpan at, double step, double speed, HaltLimits limits)
    {
        var before = _proof;
        _proof = Math.Clamp(_proof + (step * Math.Clamp(1 - (speed / limits.Speed), -limits.Doubt, 1)), 0, limits.Proof + SpareProof);
        if (before == 0 && _proof > 0 && !IsHalted)
            Since = _points[0].At;
        if (!IsHalted)
        {
            IsHalted = _proof >= limits.Proof;
            return;
        }
        if (speed <= limits.LeavingSpeed)
            _fastSince = null;
        else if (at - (_fastSince ??= at) >= limits.LeavesAfter)
            (IsHalted, _proof, _fastSince) = (false, 0, null);
    }

    /// <summary>Own sizes a second, by least squares.</summary>
    private static double Slope(ReadOnlySpan<Point> points)
    {
        double n = points.Length, t = 0, x = 0, y = 0, tt = 0, tx = 0, ty = 0, width = 0, height = 0;
        foreach (ref readonly var point in points)
        {
            var at = (point.At - points[0].At).TotalSeconds;
            t += at;
            tt += at * at;
            x += point.X;
            y += point.Y;
            tx += at * point.X;
            ty += at * point.Y;
            width += point.Width;
            height += point.Height;
        }
        var spread = (n * tt) - (t * t);
        if (spread <= 0 || width <= 0 || height <= 0)
            return double.PositiveInfinity;
        var (slopeX, slopeY) = (((n * tx) - (t * x)) / spread / (width / n), ((n * ty) - (t * y)) / spread / (height / n));
        return Math.Sqrt((slopeX * slopeX) + (slopeY * slopeY));
    }

    private readonly record struct Point(TimeSpan At, float X, float Y, float Width, float Height);
}
