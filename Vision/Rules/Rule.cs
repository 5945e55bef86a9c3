using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>One configured rule with its memory of what it told. Pure: knows no clock and no pictures.</summary>
internal abstract class Rule(RuleOptions options)
{
    private readonly PlaceNames _names = new(options.Id);
    private readonly Clearance _clearance = new(options.ClearAfter);

    public RuleOptions Options { get; } = options;

    public Zone Zone { get; } = new(options.Zone);

    /// <summary>Days and hours; by default weekends are the only days off.</summary>
    public WorkCalendar Calendar
    {
        init => _schedule = new Schedule(Options.Schedule, value);
    }

    private readonly Schedule _schedule = new(options.Schedule, WorkCalendar.WeekendsOnly);

    /// <summary>Grows when the same observations may lead to another verdict.</summary>
    public abstract string Version { get; }

    /// <summary>How often its line was crossed; null for a rule without one.</summary>
    public virtual LineCount? LineCount => null;

    /// <summary>False outside the schedule: nothing new is told then, what was told goes on.</summary>
    protected bool InForce { get; private set; }

    /// <summary>Nothing before this counts: the schedule began here. In the camera's time.</summary>
    protected TimeSpan InForceSince { get; private set; } = TimeSpan.MinValue;

    protected int Count => Options.Count > 0 ? Options.Count : Options.Kind == "crowd" ? 10 : 1;

    public static Rule Create(RuleOptions options, WorkCalendar? calendar = null)
    {
        calendar ??= WorkCalendar.WeekendsOnly;
        return options.Kind switch
        {
            "standing" => new StandingRule(options) { Calendar = calendar },
            "stopped" => new StoppedRule(options) { Calendar = calendar },
            "crowd" => new CrowdRule(options) { Calendar = calendar },
            "loitering" => new LoiteringRule(options) { Calendar = calendar },
            "crossing" => new CrossingRule(options) { Calendar = calendar },
            "goods" => new GoodsRule(options) { Calendar = calendar },
            "label" => new LabelRule(options) { Calendar = calendar },
            "new-object" => new NewObjectRule(options) { Calendar = calendar },
            _ => throw new ArgumentException($"rule {options.Id}: unknown kind {options.Kind}", nameof(options)),
        };
    }

    public Ruling Judge(Scene scene)
    {
        if (scene.Wall is not { } wall)
            InForce = true;
        else if (_schedule.InForceSince(wall.DateTime) is not { } since)
            InForce = false;
        else if (!InForce)
            (InForce, InForceSince) = (true, since == DateTime.MinValue ? TimeSpan.MinValue : scene.Now.At - (wall.DateTime - since));
        return _clearance.Of(Decide(scene), scene);
    }

    /// <summary>Where it misses something that it counts on: then the detector has to look, whether anything moves or not.</summary>
    /// <param name="last">The scene it judged last.</param>
    public virtual IEnumerable<Box> Doubts(Scene last) => [];

    /// <summary>True when it is about what stands there.</summary>
    public bool IsAbout(Place place) => Options.Labels.Contains(place.Label) && Zone.Holds(place.Anchor);

    /// <summary>Everything it takes to repeat the verdict with the same observations.</summary>
    public IEnumerable<KeyValuePair<string, string>> Provenance() =>
    [
        new("rule", Options.Kind),
        new("rule.version", Version),
        .. RuleParameters.Of(Options, Count).Select(pair => new KeyValuePair<string, string>($"rule.{pair.Key}", pair.Value)),
    ];

    /// <summary>What must survive a restart.</summary>
    public RuleMemory Remember() => _clearance.Write(Write(new RuleMemory { RuleId = Options.Id, Kind = Options.Kind, Names = _names.Given }));

    /// <summary>Goes on where an earlier run stopped. Before the first picture only.</summary>
    public void Recall(RuleMemory memory)
    {
        if (memory.Kind != Options.Kind)
            return;
        _names.Recall(memory.Names ?? new Dictionary<string, int>());
        _clearance.Read(memory);
        Read(memory);
    }

    protected abstract Ruling Decide(Scene scene);

    protected virtual RuleMemory Write(RuleMemory memory) => memory;

    protected virtual void Read(RuleMemory memory)
    {
    }

    protected string Name(string what, in Box box) => _names.Take(what, box);

    /// <summary>Dwell that counts: what was before the schedule began does not.</summary>
    protected TimeSpan Counted(TimeSpan first, TimeSpan last) => last - (first > InForceSince ? first : InForceSince);

    /// <summary>Long enough, and at least half of the threshold was really seen.</summary>
    protected bool IsLongEnough(TimeSpan dwell, TimeSpan blind) =>
        InForce && dwell >= Options.Threshold && dwell - blind >= Options.Threshold / 2;
}
