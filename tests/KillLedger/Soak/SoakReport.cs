using System.Globalization;
using System.Text;

namespace EdgeGateway.KillLedger.Soak;

/// <summary>What a soak showed.</summary>
internal sealed class SoakReport(SoakPlan plan)
{
    /// <summary>Growth that is still noise, in megabytes an hour; told by runs of half an hour and more only.</summary>
    private const double MostGrowth = 6;

    /// <summary>Sockets and files come and go by a few.</summary>
    private const int MostHandles = 12;

    private readonly List<SoakSample> _samples = [];
    private readonly Dictionary<SoakTrouble, int> _troubles = [];
    private readonly Dictionary<string, List<double>> _back = [];
    private SoakSample _begin;
    private SoakSample _end;

    public List<string> Findings { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>Cases in the journal that platforms are told of, and how many of them the platform has.</summary>
    public (int Filed, int Delivered) Cases { get; set; }

    public (long Journal, long Ledger) Events { get; set; }

    public TimeSpan Took { get; private set; }

    public int Troubles => _troubles.Values.Sum();

    /// <summary>Megabytes an hour after the warm-up, by least squares; null when there is too little to tell.</summary>
    public double? Slope
    {
        get
        {
            var used = _samples.Where(sample => sample.At >= plan.WarmUp && sample.Megabytes > 0).Select(sample => (X: sample.At.TotalHours, Y: sample.Megabytes)).ToList();
            if (used.Count < 20)
                return null;
            var (x, y) = (used.Average(point => point.X), used.Average(point => point.Y));
            return used.Sum(point => (point.X - x) * (point.Y - y)) / used.Sum(point => (point.X - x) * (point.X - x));
        }
    }

    public void Add(SoakSample sample) => _samples.Add(sample);

    public void Begin(SoakSample sample) => _begin = sample;

    public void End(SoakSample sample, TimeSpan took)
    {
        (_end, Took) = (sample, took);
        if (_end.Handles - _begin.Handles > MostHandles)
            Findings.Add($"handles grew from {_begin.Handles} to {_end.Handles}");
        if (_end.Children != plan.Cameras)
            Findings.Add($"{_end.Children} children at the end for {plan.Cameras} cameras");
        if (Took >= TimeSpan.FromMinutes(30) && Slope > MostGrowth)
            Findings.Add($"memory grows by {Slope:0.0} MB an hour");
    }

    public void Count(SoakTrouble trouble) => _troubles[trouble] = _troubles.GetValueOrDefault(trouble) + 1;

    public void Back(string after, TimeSpan took, TimeSpan limit)
    {
        if (!_back.TryGetValue(after, out var all))
            _back.Add(after, all = []);
        all.Add(took.TotalSeconds);
        if (took > limit)
            Findings.Add($"after {after} the cameras were back only after {took.TotalSeconds:0} s");
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        var late = _samples.Where(sample => sample.At >= plan.WarmUp).Select(sample => sample.Megabytes).DefaultIfEmpty().ToList();
        text.AppendLine(CultureInfo.InvariantCulture, $"soak of {Took.TotalMinutes:0.0} minutes with {plan.Cameras} cameras: {Troubles} troubles, {Findings.Count} findings");
        foreach (var (trouble, times) in _troubles)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {trouble,-13} {times} times; cameras back after {_back[trouble.ToString()].Average():0.0} s in the mean, {_back[trouble.ToString()].Max():0.0} s at worst (limit 90)");
        text.AppendLine(CultureInfo.InvariantCulture, $"  memory (anonymous) {_begin.Megabytes:0} MB at first, {late.Min():0} to {late.Max():0} MB after the warm-up, {_end.Megabytes:0} MB at the end; slope {(Slope is { } slope ? $"{slope:0.0} MB an hour" : "not told, too short")}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  handles {_begin.Handles} to {_end.Handles}, threads {_begin.Threads} to {_end.Threads}, children {_begin.Children} to {_end.Children}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  cases filed {Cases.Filed}, delivered {Cases.Delivered}; events in the journal {Events.Journal}, in the platform's ledger {Events.Ledger}");
        foreach (var line in Notes.Concat(Findings.Select(finding => $"FINDING: {finding}")))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {line}");
        return text.ToString();
    }
}
