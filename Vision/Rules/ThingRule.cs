using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>
/// One verdict per thing, for things whose own memory ends with the program: after a restart a thing that stands where one was told is that one,
/// and who does not come back is vacated.
/// </summary>
internal abstract class ThingRule(RuleOptions options) : Rule(options)
{
    /// <summary>Two boxes that share so much are the same thing before and after a restart.</summary>
    private const float Same = 0.4f;

    /// <summary>Things of an earlier run that did not show up again in this much time with pictures are gone.</summary>
    private static readonly TimeSpan ComesBack = TimeSpan.FromMinutes(1);

    private readonly Dictionary<int, ToldMemory> _told = [];
    private readonly List<ToldMemory> _earlier = [];
    private TimeSpan? _start;

    protected sealed override Ruling Decide(Scene scene)
    {
        _start ??= scene.Now.Clear;
        List<string> vacated = [];
        foreach (var id in Gone(scene))
        {
            if (_told.Remove(id, out var told))
                vacated.Add(told.Key);
        }
        List<Verdict> found = [];
        foreach (var thing in Seen(scene))
        {
            if (!_told.ContainsKey(thing.Id) && !IsFromEarlier(thing))
                Add(thing, found);
        }
        if (_earlier.Count > 0 && scene.Now.Clear - _start.Value > ComesBack)
        {
            vacated.AddRange(_earlier.Select(told => told.Key));
            _earlier.Clear();
        }
        return found.Count == 0 && vacated.Count == 0 ? Ruling.Nothing : new Ruling(found, vacated);
    }

    /// <summary>Things seen in this picture that the rule is about.</summary>
    protected abstract IEnumerable<Thing> Seen(Scene scene);

    /// <summary>Ids of those that are gone.</summary>
    protected abstract IEnumerable<int> Gone(Scene scene);

    protected override RuleMemory Write(RuleMemory memory) => memory with { Told = [.. _told.Values, .. _earlier] };

    protected override void Read(RuleMemory memory) => _earlier.AddRange(memory.Told ?? []);

    private bool IsFromEarlier(Thing thing)
    {
        if (_earlier.Count == 0)
            return false;
        var best = _earlier.MaxBy(told => PlaceMemory.ToBox(told.Box).Iou(thing.Box))!;
        if (PlaceMemory.ToBox(best.Box).Iou(thing.Box) < Same)
            return false;
        _earlier.Remove(best);
        _told[thing.Id] = best with { Subject = thing.Id };
        return true;
    }

    private void Add(Thing thing, List<Verdict> found)
    {
        var dwell = Counted(thing.First, thing.Last);
        if (!IsLongEnough(dwell, thing.Blind))
            return;
        var key = Name(thing.What, thing.Box);
        _told[thing.Id] = new ToldMemory(thing.Id, key, PlaceMemory.Plain(thing.Box));
        found.Add(new Verdict
        {
            Key = key,
            Label = thing.Label,
            Score = thing.Score,
            Box = thing.Box,
            Dwell = dwell,
            Uncertainty = thing.Uncertainty,
            PresentAtStart = thing.PresentAtStart && InForceSince <= thing.First,
        });
    }
}
