using EdgeGateway.Protocols.Messages;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Evidence;
using EdgeGateway.Vision.Inference;
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
    private readonly Observer _observer = new();
    private readonly List<Rule> _rules = [.. camera.Rules.Where(rule => IsMeant(rule, detector.Detector)).Select(Rule.Create)];

    /// <summary>Why the camera sees less than it was asked to, or null.</summary>
    public Trouble? Trouble => detector.Trouble ?? UnseenLabels();

    public SightResult Look(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var detections = detector.Detector.Detect(frame);
        return Judge(frame, detections);
    }

    /// <summary>The part after the detector.</summary>
    internal SightResult Judge(Frame frame, IReadOnlyList<Detection> detections)
    {
        var now = _streamClock.Advance(frame.Epoch, frame.StreamTime, clock.GetElapsedTime(_start));
        var scene = _observer.Observe(now, detections);
        List<Candidate> candidates = [];
        List<string> vacated = [];
        foreach (var rule in _rules)
        {
            var ruling = rule.Judge(scene);
            candidates.AddRange(ruling.Found.Select(verdict => ToCandidate(rule, verdict, frame)));
            vacated.AddRange(ruling.Vacated.Select(FullKey));
        }
        return new SightResult(detections, scene.Tracks, candidates, vacated) { Standing = Standing(scene) };
    }

    private Candidate ToCandidate(Rule rule, Verdict verdict, Frame frame)
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
            FirstSeen = utc - verdict.Dwell,
            DecidedAt = utc,
            Provenance = Provenance(rule, frame),
            Stills = StillMaker.Make(frame, rule.Zone.Points, verdict.Box, Caption(rule, verdict, utc), utc),
        };
    }

    private string FullKey(string key) => $"{camera.Id}/{key}";

    private string Caption(Rule rule, Verdict verdict, DateTimeOffset utc) =>
        $"{camera.Id}  {rule.Options.Category}  {verdict.Label} {verdict.Score:0.00}  {(verdict.PresentAtStart ? ">= " : "")}{verdict.Dwell.TotalSeconds:0.0} s "
        + $"+/- {verdict.Uncertainty.TotalSeconds:0.0} s  {utc:yyyy-MM-dd HH:mm:ss}Z";

    private Dictionary<string, string> Provenance(Rule rule, Frame frame) => new(rule.Provenance())
    {
        ["detector"] = detector.Detector.Name,
        ["detector.sha256"] = detector.Detector.Digest,
        ["picture"] = $"{frame.Width}x{frame.Height}",
        ["stream.time"] = $"{frame.StreamTime.TotalSeconds:0.000} s",
    };

    private static List<Standing> Standing(Scene scene) =>
    [
        .. scene.Places.Where(place => place.Dwell >= ShownFrom)
            .Select(place => new Standing(place.Id, place.Label, place.Score, place.Anchor, place.Dwell, place.Uncertainty(scene.Now))),
    ];

    private static bool IsMeant(RuleOptions rule, Detector detector) => rule.OnlyWith.Length == 0 || rule.OnlyWith == detector.Name;

    /// <summary>A rule that waits for something the detector has no word for would stay silent for ever.</summary>
    private Trouble? UnseenLabels()
    {
        var rule = _rules.Find(rule => !rule.Options.Labels.Any(detector.Detector.Labels.Contains))?.Options;
        if (rule is null)
            return null;
        var labels = string.Join(", ", rule.Labels);
        return new Trouble(
            "rule.unseen-labels",
            new($"规则 {rule.Id} 要找的 {labels} 不在模型 {detector.Detector.Name} 的类别中。", $"Rule {rule.Id} looks for {labels}; model {detector.Detector.Name} knows none of them."),
            new("改用其他模型，或修改规则的 labels。", "Use another model, or change the rule's labels."));
    }
}
