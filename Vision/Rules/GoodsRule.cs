using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>
/// Tables, chairs, umbrellas, plants, boxes stand beyond the shop line: a candidate for goods out of store (疑似店外经营). One per shop front, however
/// many things stand there and however often one is moved.
/// </summary>
internal sealed class GoodsRule(RuleOptions options)
    : SpellRule(options, new SpellPatience(TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), LeastPresence: 0.4f))
{
    /// <summary>What was seen for a moment may have been carried past.</summary>
    private static readonly TimeSpan Stands = TimeSpan.FromSeconds(5);

    private const float LeastShare = 0.5f;

    private readonly Line? _line = Line.Of(options.Line);

    public override string Version => "goods-1";

    protected override Observed? See(Scene scene)
    {
        var outside = scene.Places.Where(place => IsMeant(place, scene.Now)).ToList();
        return outside.Count < Count ? null : Observed.Of(outside, place => place.Anchor, place => place.Score, outside[0].Label);
    }

    private bool IsMeant(Place place, Moment now) =>
        (place.Dwell >= Stands || Options.Threshold < Stands)
        && now.At - place.LastSeen <= Stands
        && place.Score >= Options.MinScore
        && place.ShareOf(Options.Labels) >= LeastShare
        && Zone.Holds(place.Anchor)
        && IsBeyond(place.Anchor.Foot);

    private bool IsBeyond(PointF foot) => _line is null || Options.Direction switch
    {
        "to-left" => _line.DistanceToLeft(foot) > 0,
        "to-right" => _line.DistanceToLeft(foot) < 0,
        _ => true,
    };
}
