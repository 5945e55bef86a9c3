using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Rules;
using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Evidence;

/// <summary>
/// Keeps the picture in which something was first seen standing, for a candidate that comes when its time is up. What drives through costs nothing: a picture is
/// taken when a thing in a rule's zone has stood for two seconds, one for all that came together. In memory only: after a restart there is none.
/// </summary>
internal sealed class FirstSights(IReadOnlyList<Rule> rules, Concealer? concealer = null)
{
    /// <summary>Most pictures kept; a full-size one is a few hundred kilobytes.</summary>
    private const int Most = 8;

    private static readonly TimeSpan Stands = TimeSpan.FromSeconds(2);

    /// <summary>A picture that much after the first sight, or within a quarter of the dwell, still shows it.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromSeconds(5);

    private readonly Dictionary<int, Shot> _shots = [];

    /// <summary>Looks for things that have just come to stand, and forgets those that are gone.</summary>
    public void Note(Scene scene, Frame frame, Func<DateTimeOffset> wall)
    {
        if (scene.Places.Count == 0 && _shots.Count == 0)
            return;
        var here = scene.Places.Select(place => place.Id).ToHashSet();
        foreach (var gone in _shots.Keys.Where(id => !here.Contains(id)).ToList())
            _shots.Remove(gone);
        var late = scene.Now.At - (2 * rules.Select(rule => rule.Options.Threshold).DefaultIfEmpty().Max()) - Stands;
        var fresh = scene.Places.Where(place => place.Dwell >= Stands && place.FirstSeen >= late && !_shots.ContainsKey(place.Id) && IsMeant(place)).ToList();
        if (fresh.Count == 0)
            return;
        // What was told long ago gives way; what is still to be told does not.
        foreach (var old in _shots.Where(one => one.Value.At < late).Select(one => one.Key).ToList())
            _shots.Remove(old);
        if (_shots.Values.Distinct().Count() >= Most)
            return;
        var shot = new Shot(scene.Now.At, StillMaker.Plain(frame, "first.jpg", wall(), concealer, fresh.Select(place => place.Anchor)));
        foreach (var place in fresh)
            _shots[place.Id] = shot;
    }

    /// <summary>The picture nearest to that moment of the camera's clock, wide and cut out; empty when there is none, or when it would be that of the decision.</summary>
    public IReadOnlyList<Still> Of(TimeSpan firstSeen, TimeSpan now, Box box)
    {
        var dwell = now - firstSeen;
        var near = dwell / 4 > Near ? dwell / 4 : Near;
        var shot = _shots.Values.Where(one => one.At < now && (one.At - firstSeen).Duration() <= near).MinBy(one => (one.At - firstSeen).Duration());
        return shot is null ? [] : [shot.Wide, StillMaker.CutOut(shot.Wide, "first-crop.jpg", box)];
    }

    private bool IsMeant(Place place) => rules.Any(rule =>
        rule.Options.Kind != "crossing" && rule.IsAbout(place));

    private sealed record Shot(TimeSpan At, Still Wide);
}
