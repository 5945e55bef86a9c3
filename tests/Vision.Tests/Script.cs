using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Rules;
using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Tests;

/// <summary>
/// A written scene: things that appear, stand, move and hide at given seconds. Plays to an observer and a rule and notes what the rule said when.
/// </summary>
internal sealed class Script(double fps)
{
    private readonly List<Func<double, Detection?>> _things = [];
    private readonly List<(double From, double To)> _noPictures = [];
    private readonly List<(double At, double Gap)> _reconnects = [];

    private DateTimeOffset? _wall;

    /// <summary>What the rule found, in order.</summary>
    public List<(double At, Verdict Verdict)> Found { get; } = [];

    public List<(double At, string Key)> Vacated { get; } = [];

    public Scene? Last { get; private set; }

    /// <summary>Stands from one second to another, both included.</summary>
    public Script Stands(string label, Box box, double from, double to, float score = 0.7f) =>
        Sees(at => at >= from - 1e-9 && at <= to + 1e-9 ? new Detection(label, score, box) : null);

    /// <summary>Moves on a straight line between two boxes.</summary>
    public Script Moves(string label, Box start, Box end, double from, double to, float score = 0.7f) => Sees(at =>
    {
        if (at < from || at > to)
            return null;
        var share = (float)((at - from) / (to - from));
        return new Detection(label, score, Between(start, end, share));
    });

    /// <summary>Walks in from the left within two seconds and stands there.</summary>
    public Script Comes(string label, Box box, double from, double to) =>
        Moves(label, box with { Left = box.Left - (2 * box.Height), Right = box.Right - (2 * box.Height) }, box, from, from + 2).Sees(at => at > from + 2 && at <= to + 1e-9 ? new Detection(label, 0.7f, box) : null);

    /// <summary>Anything else: the detection at this second, or null.</summary>
    public Script Sees(Func<double, Detection?> thing)
    {
        _things.Add(thing);
        return this;
    }

    /// <summary>No pictures come between these seconds, in the same connection.</summary>
    public Script WithoutPictures(double from, double to)
    {
        _noPictures.Add((from, to));
        return this;
    }

    /// <summary>The connection is lost at this second; pictures go on after the gap with a stream clock that starts at zero.</summary>
    public Script Reconnects(double at, double gap)
    {
        _reconnects.Add((at, gap));
        _noPictures.Add((at, at + gap));
        return this;
    }

    /// <summary>Local time at second 0, like <c>2026-05-04 06:59:00</c> (a Monday).</summary>
    public Script StartsAt(string local)
    {
        _wall = new DateTimeOffset(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
        return this;
    }

    public Script Play(Rule rule, double seconds)
    {
        var (observer, clock) = (new Observer(halts: true), new StreamClock());
        for (var n = 0; n / fps <= seconds + 1e-9; n++)
        {
            var at = n / fps;
            if (_noPictures.Exists(gap => at > gap.From && at < gap.To))
                continue;
            var epoch = _reconnects.Count(each => at >= each.At + each.Gap);
            var zero = epoch == 0 ? 0 : _reconnects[epoch - 1].At + _reconnects[epoch - 1].Gap;
            var now = clock.Advance(epoch, TimeSpan.FromSeconds(at - zero), TimeSpan.FromSeconds(at + 1000));
            Last = observer.Observe(now, [.. _things.Select(thing => thing(at)).OfType<Detection>()]) with { Wall = _wall?.AddSeconds(at) };
            var ruling = rule.Judge(Last);
            Found.AddRange(ruling.Found.Select(verdict => (at, verdict)));
            Vacated.AddRange(ruling.Vacated.Select(key => (at, key)));
        }
        return this;
    }

    public static Box Between(Box a, Box b, float share) => new(
        a.Left + (share * (b.Left - a.Left)), a.Top + (share * (b.Top - a.Top)),
        a.Right + (share * (b.Right - a.Right)), a.Bottom + (share * (b.Bottom - a.Bottom)));

    /// <summary>Box from its top left corner and size.</summary>
    public static Box At(float left, float top, float width = 0.1f, float height = 0.1f) => new(left, top, left + width, top + height);

    public static RuleOptions Standing(double threshold = 20, IReadOnlyList<IReadOnlyList<float>>? zone = null) => new()
    {
        Id = "no-parking",
        Kind = "standing",
        Category = "motor-vehicle-parking",
        Labels = ["car", "truck", "bus"],
        Threshold = TimeSpan.FromSeconds(threshold),
        Zone = zone ?? [],
    };

    public static RuleOptions Crowd(int count, double threshold = 10) => new()
    {
        Id = "crowd",
        Kind = "crowd",
        Category = "crowd-gathering",
        Labels = ["person"],
        Count = count,
        Threshold = TimeSpan.FromSeconds(threshold),
    };

    public static RuleOptions Loitering(double threshold = 15, IReadOnlyList<IReadOnlyList<float>>? zone = null, double minPath = 0.5) => new()
    {
        MinPath = minPath,
        Id = "loiter",
        Kind = "loitering",
        Category = "loitering",
        Labels = ["person"],
        Threshold = TimeSpan.FromSeconds(threshold),
        Zone = zone ?? [],
    };
}
