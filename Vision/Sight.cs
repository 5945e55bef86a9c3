using EdgeGateway.Protocols.Messages;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Evidence;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Motion;
using EdgeGateway.Vision.Regions;
using EdgeGateway.Vision.Rules;
using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision;

/// <summary>
/// One camera's eyes: frame in, detections, tracks and new candidates out. Not thread-safe: one caller, frames in order.
/// Does not dispose the frame, nor the detector.
/// </summary>
public sealed class Sight(CameraOptions camera, DetectorChoice detector, TimeProvider clock)
{
    private static readonly TimeSpan ShownFrom = TimeSpan.FromSeconds(2);

    private readonly long _start = clock.GetTimestamp();
    private readonly StreamClock _streamClock = new();
    private readonly Observer _observer = new(camera.Rules.Any(rule => rule.Kind == "stopped"));
    private readonly StillObjects? _objects = camera.Rules.Any(rule => rule.Kind == "new-object") ? new StillObjects() : null;
    private readonly MotionGate? _gate = camera.Motion.Gate ? new MotionGate(camera.Motion, camera.Rules, RegionLooks.Boxes(camera.Regions)) : null;
    private RegionLooks? _regions;
    private Scene? _last;
    private int _suspensions;
    private bool _suspended;
    private readonly PrivacyMasks _masks = new(camera.Masks);
    private FirstSights? _firstSights;
    // Until somebody gives a better one: what is to be hidden is hidden with the whole picture.
    private Concealer? _concealer = Concealer.Of(camera.Blur, null);
    private List<Rule> _rules = RulesOf(camera, detector.Detector, WorkCalendar.WeekendsOnly);

    /// <summary>Days off, for schedules. By default weekends only.</summary>
    public WorkCalendar Calendar
    {
        init => _rules = RulesOf(camera, detector.Detector, value);
    }

    /// <summary>Hides in every picture what must not be shown; who gives it disposes it. Null: as the camera's options say, without a model.</summary>
    public Concealer? Concealer
    {
        init => _concealer = value ?? _concealer;
    }

    /// <summary>Why the camera sees less than it was asked to, or null.</summary>
    public Trouble? Trouble => detector.Trouble ?? UnseenLabels();

    public SightResult Look(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        Mask(frame);
        if (IsQuiet(frame))
            return Hold(frame);
        var whole = detector.Detector.Detect(frame);
        List<RegionAnswer> answers = [];
        foreach (var region in RegionsDue(frame))
        {
            var where = Regions.Where(frame, region);
            using var part = where.Cut(frame);
            answers.Add(new RegionAnswer(region, where, detector.Detector.Detect(part)));
        }
        return Judge(frame, whole, answers);
    }

    /// <summary>Parts of the picture that the detector sees on their own besides.</summary>
    internal RegionLooks Regions => _regions ??= new RegionLooks(RegionLooks.Boxes(camera.Regions), _gate);

    /// <summary>Regions the detector must look at in a picture whose whole it looks at.</summary>
    internal IReadOnlyList<int> RegionsDue(Frame frame) => camera.Regions.Count == 0 ? []
        : Regions.Due(frame, all: _suspended || _last is null, _last is null ? [] : [.. Doubts.About(_rules, _last)]);

    /// <summary>
    /// True when the detector need not look: nothing changed where a rule looks since it last did, that is not long ago, and no rule misses anything. Then
    /// <see cref="Hold"/> takes the place of <see cref="Judge"/>.
    /// </summary>
    internal bool IsQuiet(Frame frame) =>
        _gate is not null && !_suspended && _last is not null && _gate.IsQuiet(frame) && !Doubts.Any(_rules, _last);

    /// <summary>The picture shows what the detector saw last.</summary>
    internal SightResult Hold(Frame frame)
    {
        var scene = _observer.Hold(Advance(frame), _gate!.IsStill) with { Wall = clock.GetLocalNow() };
        return Decide(frame, scene, [.. scene.Sightings.Select(sighting => sighting.Detection)]);
    }

    /// <summary>Paints the privacy masks: before anything else, also for a picture that is not judged.</summary>
    public void Mask(Frame frame) => _masks.Burn(frame);

    /// <summary>
    /// A picture came that must not be judged, because the camera cannot see safely. What stands where is kept, and the time until the next
    /// judged picture counts as blind: nothing opens, nothing clears.
    /// </summary>
    public void Suspend() => _suspended = true;

    /// <summary>The part after the detector.</summary>
    /// <param name="whole">What it found in the whole picture.</param>
    /// <param name="answers">And in regions of it.</param>
    internal SightResult Judge(Frame frame, IReadOnlyList<Detection> whole, IReadOnlyList<RegionAnswer>? answers = null)
    {
        var detections = Regions.Merge(frame, whole, answers ?? []);
        _gate?.Seen(frame);
        var now = Advance(frame);
        return Decide(frame, _observer.Observe(now, detections) with { Wall = clock.GetLocalNow() }, detections) with
        {
            Inferences = 1 + (answers?.Count ?? 0),
        };
    }

    private Moment Advance(Frame frame)
    {
        if (_suspended)
            (_suspended, _suspensions) = (false, _suspensions + 1);
        // Another number is another connection to the clock: what lies between was not seen.
        return _streamClock.Advance(frame.Epoch + _suspensions, frame.StreamTime, clock.GetElapsedTime(_start));
    }

    private SightResult Decide(Frame frame, Scene observed, IReadOnlyList<Detection> detections)
    {
        var scene = _last = WithObjects(observed, frame);
        (_firstSights ??= new FirstSights(_rules, _concealer)).Note(scene, frame, clock.GetUtcNow);
        List<Candidate> candidates = [];
        List<string> vacated = [];
        foreach (var rule in _rules)
        {
            var ruling = rule.Judge(scene);
            candidates.AddRange(ruling.Found.Select(verdict => ToCandidate(rule, verdict, frame, scene.Now.At)));
            vacated.AddRange(ruling.Vacated.Select(FullKey));
        }
        return new SightResult(detections, scene.Tracks, candidates, vacated) { Standing = Standing(scene), Lines = Lines() };
    }

    /// <summary>What must survive a restart, as of the latest picture.</summary>
    public SightMemory Remember() => new()
    {
        TakenAt = clock.GetUtcNow(),
        MachineBoot = MachineClock.Boot,
        MachineTime = MachineClock.Now(clock),
        At = _streamClock.Now.At,
        Blind = _streamClock.Now.Blind,
        Places = _observer.Remember(),
        Rules = [.. _rules.Select(rule => rule.Remember())],
        Background = _objects?.Remember(),
    };

    /// <summary>Goes on where an earlier run, on this box or another, stopped. Before the first picture only.</summary>
    /// <param name="gap">How long nobody looked: counts as blind time.</param>
    public void Recall(SightMemory memory, TimeSpan gap)
    {
        ArgumentNullException.ThrowIfNull(memory);
        _streamClock.Resume(new Moment(memory.At, memory.Blind), gap, clock.GetElapsedTime(_start));
        _observer.Recall(memory.Places);
        _objects?.Recall(memory.Background);
        foreach (var rule in _rules)
        {
            if (memory.Rules.FirstOrDefault(each => each.RuleId == rule.Options.Id) is { } known)
                rule.Recall(known);
        }
    }

    private Scene WithObjects(Scene scene, Frame frame)
    {
        if (_objects is null)
            return scene;
        var gone = _objects.Observe(frame, [.. scene.Sightings.Select(sighting => sighting.Detection)], scene.Now);
        return scene with { Objects = _objects.Current, ObjectsGone = gone };
    }

    private Dictionary<string, LineCount> Lines() =>
        _rules.Where(rule => rule.LineCount is not null).ToDictionary(rule => rule.Options.Id, rule => rule.LineCount!);

    private static List<Rule> RulesOf(CameraOptions camera, Detector detector, WorkCalendar calendar) =>
        [.. camera.Rules.Where(rule => IsMeant(rule, detector)).Select(rule => Rule.Create(rule, calendar))];

    private Candidate ToCandidate(Rule rule, Verdict verdict, Frame frame, TimeSpan now)
    {
        var utc = clock.GetUtcNow();
        return new Candidate
        {
            CameraId = camera.Id,
            RuleId = rule.Options.Id,
            Category = rule.Options.Category,
            Key = FullKey(verdict.Key),
            Label = verdict.Label,
            Score = verdict.Score,
            Box = verdict.Box,
            Zone = rule.Zone.Points,
            Dwell = verdict.Dwell,
            DwellUncertainty = verdict.Uncertainty,
            PresentAtStart = verdict.PresentAtStart,
            Severity = rule.Options.Severity,
            Shadow = rule.Options.Shadow,
            FirstSeen = utc - verdict.Dwell,
            DecidedAt = utc,
            Provenance = Provenance(rule, frame),
            Stills =
            [
                .. StillMaker.Make(frame, rule.Zone.Points, verdict.Box, Caption(rule, verdict, utc), utc, _concealer),
                .. _firstSights?.Of(now - verdict.Dwell, now, verdict.Box) ?? [],
            ],
        };
    }

    private string FullKey(string key) => $"{camera.Id}/{key}";

    private string Caption(Rule rule, Verdict verdict, DateTimeOffset utc) =>
        $"{camera.Id}  {rule.Options.Category}  {verdict.Label} {verdict.Score:0.00}  {(verdict.PresentAtStart ? ">= " : "")}{verdict.Dwell.TotalSeconds:0.0} s "
        + $"+/- {verdict.Uncertainty.TotalSeconds:0.0} s  {utc:yyyy-MM-dd HH:mm:ss}Z";

    private Dictionary<string, string> Provenance(Rule rule, Frame frame)
    {
        var facts = new Dictionary<string, string>(rule.Provenance())
        {
            ["detector"] = detector.Detector.Name,
            ["detector.sha256"] = detector.Detector.Digest,
            ["picture"] = $"{frame.Width}x{frame.Height}",
            ["stream.time"] = $"{frame.StreamTime.TotalSeconds:0.000} s",
        };
        if (camera.Regions.Count > 0)
            facts["regions"] = RuleParameters.Points(camera.Regions);
        return facts;
    }

    private static List<Standing> Standing(Scene scene) =>
    [
        .. scene.Places.Where(place => place.Dwell >= ShownFrom)
            .Select(place => new Standing(place.Id, place.Label, place.Score, place.Anchor, place.Dwell, place.Uncertainty(scene.Now))),
    ];

    private static bool IsMeant(RuleOptions rule, Detector detector) => rule.OnlyWith.Length == 0 || rule.OnlyWith == detector.Name;

    /// <summary>A rule that waits for something the detector has no word for would stay silent for ever.</summary>
    private Trouble? UnseenLabels()
    {
        var rule = _rules.Find(rule => rule.Options.Labels.Count > 0 && !rule.Options.Labels.Any(detector.Detector.Labels.Contains))?.Options;
        if (rule is null)
            return null;
        var labels = string.Join(", ", rule.Labels);
        return new Trouble(
            "rule.unseen-labels",
            new($"规则 {rule.Id} 要找的 {labels} 不在模型 {detector.Detector.Name} 的类别中。", $"Rule {rule.Id} looks for {labels}; model {detector.Detector.Name} knows none of them."),
            new("改用其他模型，或修改规则的 labels。", "Use another model, or change the rule's labels."));
    }
}
