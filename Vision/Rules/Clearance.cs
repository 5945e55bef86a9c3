using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>
/// Holds back that a place is empty until it stayed so for the rule's own time. Whoever comes back meanwhile goes on with the same case; while anything else stands there
/// the time starts anew. Pure; time without pictures does not count.
/// </summary>
/// <param name="after">Zero: nothing is held back.</param>
internal sealed class Clearance(TimeSpan after)
{
    /// <summary>Two boxes that share so much are the same spot.</summary>
    private const float Same = 0.4f;

    private readonly Dictionary<string, Box> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _goesOn = new(StringComparer.Ordinal);
    private readonly List<LeavingMemory> _leaving = [];

    public Ruling Of(Ruling ruling, Scene scene)
    {
        if (after == TimeSpan.Zero || (ruling.Found.Count == 0 && ruling.Vacated.Count == 0 && _leaving.Count == 0))
            return ruling;
        var vacated = ruling.Vacated.Where(key => !Hold(key, scene.Now.Clear)).ToList();
        var found = ruling.Found.Select(Remember).ToList();
        for (var i = _leaving.Count - 1; i >= 0; i--)
        {
            var (key, box, since) = _leaving[i];
            if (scene.Places.Any(place => place.Missed == 0 && place.Anchor.Iou(PlaceMemory.ToBox(box)) >= Same))
                _leaving[i] = _leaving[i] with { Since = scene.Now.Clear };
            else if (scene.Now.Clear - since >= after)
            {
                _leaving.RemoveAt(i);
                vacated.Add(key);
            }
        }
        return new Ruling(found, vacated);
    }

    public RuleMemory Write(RuleMemory memory) => after == TimeSpan.Zero ? memory : memory with { Leaving = [.. _leaving], GoesOn = new Dictionary<string, string>(_goesOn) };

    public void Read(RuleMemory memory)
    {
        _leaving.AddRange(memory.Leaving ?? []);
        foreach (var (key, first) in memory.GoesOn ?? new Dictionary<string, string>())
            _goesOn[key] = first;
        foreach (var told in memory.Told ?? [])
            _told[_goesOn.GetValueOrDefault(told.Key, told.Key)] = PlaceMemory.ToBox(told.Box);
    }

    /// <summary>False when nothing is known of it: then it is told at once.</summary>
    private bool Hold(string key, TimeSpan now)
    {
        var first = _goesOn.Remove(key, out var earlier) ? earlier : key;
        if (!_told.Remove(first, out var box))
            return false;
        _leaving.Add(new LeavingMemory(first, PlaceMemory.Plain(box), now));
        return true;
    }

    private Verdict Remember(Verdict verdict)
    {
        var at = _leaving.FindIndex(one => PlaceMemory.ToBox(one.Box).Iou(verdict.Box) >= Same);
        if (at >= 0)
        {
            _goesOn[verdict.Key] = _leaving[at].Key;
            verdict = verdict with { Key = _leaving[at].Key };
            _leaving.RemoveAt(at);
        }
        _told[verdict.Key] = verdict.Box;
        return verdict;
    }
}

/// <summary>A place that was seen empty and is not told yet.</summary>
/// <param name="Key">Of the candidate.</param>
/// <param name="Box">Left, top, right, bottom.</param>
/// <param name="Since">In the camera's time with pictures.</param>
public sealed record LeavingMemory(string Key, IReadOnlyList<float> Box, TimeSpan Since);
