using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>Something of the wanted labels stands in the zone for the threshold: one verdict per place while it is taken.</summary>
internal sealed class StandingRule(RuleOptions options) : Rule(options)
{
    /// <summary>Seen in fewer of the pictures it is more likely several things that passed.</summary>
    private const float LeastPresence = 0.3f;

    /// <summary>At least this part of its sightings was taken for a wanted label.</summary>
    private const float LeastShare = 0.5f;

    private readonly Dictionary<int, ToldMemory> _told = [];

    public override string Version => "standing-2";

    protected override Ruling Decide(Scene scene)
    {
        List<string>? vacated = null;
        foreach (var place in scene.Ended)
        {
            if (_told.Remove(place.Id, out var told))
                (vacated ??= []).Add(told.Key);
        }
        List<Verdict>? found = null;
        foreach (var place in scene.Places)
        {
            if (IsDue(place, scene.Now))
                (found ??= []).Add(Tell(place, scene.Now));
        }
        return found is null && vacated is null ? Ruling.Nothing : new Ruling(found ?? [], vacated ?? []);
    }

    protected override RuleMemory Write(RuleMemory memory) => memory with { Told = [.. _told.Values] };

    protected override void Read(RuleMemory memory)
    {
        foreach (var told in memory.Told ?? [])
            _told[told.Subject] = told;
    }

    private bool IsDue(Place place, Moment now) =>
        place.Missed == 0
        && place.LastSeen == now.At
        && place.Presence >= LeastPresence
        && place.Score >= Options.MinScore
        && IsLongEnough(Counted(place.FirstSeen, place.LastSeen), place.Blind(now))
        && !_told.ContainsKey(place.Id)
        && place.ShareOf(Options.Labels) >= LeastShare
        && Zone.Holds(place.Anchor);

    private Verdict Tell(Place place, Moment now)
    {
        var key = Name(place.Group, place.Anchor);
        _told[place.Id] = new ToldMemory(place.Id, key, PlaceMemory.Plain(place.Anchor));
        return new Verdict
        {
            Key = key,
            Label = place.Label,
            Score = place.Score,
            Box = place.Anchor,
            Dwell = Counted(place.FirstSeen, place.LastSeen),
            Uncertainty = place.Uncertainty(now),
            PresentAtStart = place.PresentAtStart && InForceSince <= place.FirstSeen,
        };
    }
}
