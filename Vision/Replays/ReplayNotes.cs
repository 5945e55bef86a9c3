using EdgeGateway.Protocols.Messages;
using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Vision.Replays;

/// <summary>Collects what a replay tells.</summary>
internal sealed class ReplayNotes
{
    private readonly List<ReplayCandidate> _candidates = [];
    private readonly List<ReplayVacated> _vacated = [];
    private TimeSpan _first;
    private TimeSpan _last;
    private long _inferences;

    private IReadOnlyDictionary<string, LineCount> _lines = new Dictionary<string, LineCount>();

    public long Frames { get; private set; }

    public void Add(Frame frame, SightResult seen, Action<Candidate>? found)
    {
        if (Frames++ == 0)
            _first = frame.StreamTime;
        _last = frame.StreamTime;
        _inferences += seen.Inferences;
        var at = Seconds(_last - _first);
        foreach (var candidate in seen.Candidates)
        {
            _candidates.Add(Plain(candidate, at));
            found?.Invoke(candidate);
        }
        _lines = seen.Lines;
        _vacated.AddRange(seen.Vacated.Select(key => new ReplayVacated(at, key)));
    }

    public ReplayReport Report(string file, CameraOptions camera, DetectorChoice choice, Trouble? trouble, string? problem, TimeSpan elapsed) => new()
    {
        File = file,
        CameraId = camera.Id,
        Detector = choice.Detector.Name,
        Problem = problem,
        Trouble = trouble,
        Frames = Frames,
        Inferences = _inferences,
        Seconds = Seconds(_last - _first),
        ElapsedSeconds = Seconds(elapsed),
        Candidates = _candidates,
        Vacated = _vacated,
        Lines = _lines,
    };

    private static ReplayCandidate Plain(Candidate candidate, double at) => new(
        at, candidate.RuleId, candidate.Category, candidate.Key, candidate.Label, Math.Round(candidate.Score, 3),
        [.. new[] { candidate.Box.Left, candidate.Box.Top, candidate.Box.Right, candidate.Box.Bottom }.Select(side => Math.Round(side, 4))],
        Seconds(candidate.Dwell), Seconds(candidate.DwellUncertainty), candidate.PresentAtStart, candidate.Provenance,
        [.. candidate.Stills.Select(still => still.Name)])
    {
        Severity = candidate.Severity,
        Shadow = candidate.Shadow,
    };

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
