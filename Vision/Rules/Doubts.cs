using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>
/// Whether anything is missed that a rule counts on. What does not move is believed to be as it was only while nothing is in doubt: a detector that
/// misses a standing thing once must look again at once, not when its heartbeat comes. Pure.
/// </summary>
internal static class Doubts
{
    /// <summary>Looks that settle whether something is there at all.</summary>
    private const int EnoughLooks = 4;

    /// <summary>What stood shorter than this and is gone has passed by.</summary>
    private static readonly TimeSpan Stood = TimeSpan.FromSeconds(2);

    public static bool Any(IReadOnlyList<Rule> rules, Scene last) => About(rules, last).Any();

    /// <summary>Where it was, each.</summary>
    public static IEnumerable<Box> About(IReadOnlyList<Rule> rules, Scene last)
    {
        foreach (var place in last.Places)
        {
            if (IsOpen(place) && rules.Any(rule => rule.IsAbout(place) && place.Score >= rule.Options.MinScore / 2))
                yield return place.Anchor;
        }
        foreach (var box in rules.SelectMany(rule => rule.Doubts(last)))
            yield return box;
    }

    private static bool IsOpen(Place place) => place.Missed > 0 ? place.Dwell >= Stood : place.Looks < EnoughLooks;
}
