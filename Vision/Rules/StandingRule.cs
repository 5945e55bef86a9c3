using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>Something of the wanted labels stands in the zone for the threshold: one verdict per place while it is taken.</summary>
internal sealed class StandingRule(RuleOptions options) : Rule(options)
{
    /// <summary>Seen in fewer of the pictures it is more likely several things that passed.</summary>
    private const float LeastPresence = 0.3f;

    /// <summary>At least this part of its sightings was taken for a wanted label.</summary>
    private const float LeastShare = 0.5f;

    private readonly Dictionary<int, string> _told = [];

    public override string Version => "standing-1";

    public override Ruling Judge(Scene scene)
    {
        List<string>? vacated = null;
        foreach (var place in scene.Ended)
        {
            if (_told.Remove(place.Id, out var key))
                (vacated ??= []).Add(key);
        }
        List<Verdict>? found = null;
        foreach (var place in scene.Places)
        {
            if (IsDue(place))
                (found ??= []).Add(Tell(place, scene.Now));
        }
        return found is null && vacated is null ? Ruling.Nothing : new Ruling(found ?? [], vacated ?? []);
    }

    private bool IsDue(Place place) =>
        place.Missed == 0
        && place.Dwell >= Options.Threshold
        && place.Presence >= LeastPresence
        && place.Score >= Options.MinScore
        && !_told.ContainsKey(place.Id)
        && place.ShareOf(Options.Labels) >= LeastShare
        && Zone.Holds(place.Anchor);

    private Verdict Tell(Place place, Moment now)
    {
        var key = _told[place.Id] = Name(place.Group, place.Anchor);
        return new Verdict
        {
            Key = key,
            Label = place.Label,
            Score = place.Score,
            Box = place.Anchor,
            Dwell = place.Dwell,
            Uncertainty = place.Uncertainty(now),
            PresentAtStart = place.PresentAtStart,
        };
    }
}
