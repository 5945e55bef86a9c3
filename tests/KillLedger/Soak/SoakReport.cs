using System.Globalization;
using System.Text;

namespace EdgeGateway.KillLedger.Soak;

/// <summary>What a soak showed.</summary>
internal sealed class SoakReport(SoakPlan plan)
{
    /// <summary>Managed objects that may be held more at the end than after the warm-up, in megabytes.</summary>
    private const double MostGrowth = 8;

    /// <summary>Sockets and files come and go by a few.</summary>
    private const int MostHandles = 12;

    private readonly List<SoakSample> _samples = [];
    private readonly Dictionary<SoakTrouble, int> _troubles = [];
    private readonly Dictionary<string, List<double>> _back = [];
    private SoakSample _begin;
    private (SoakSample Sample, double Heap, string Kinds)? _warm;
    private (double Heap, string Kinds) _last;
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

    public bool IsWarm => _warm is not null;

    /// <summary>The program has everything it needs: what comes on top from here is growth.</summary>
    public void Warm(SoakSample sample, double heap, string kinds) => _warm = (sample, heap, kinds);

    public void End(SoakSample sample, double heap, string kinds)
    {
        (_end, _last, Took) = (sample, (heap, kinds), sample.At);
        if (_warm is { } first && _end.Handles - first.Sample.Handles > MostHandles)
            Findings.Add($"handles grew from {first.Sample.Handles} to {_end.Handles}");
        if (_end.Children != plan.Cameras)
            Findings.Add($"{_end.Children} children at the end for {plan.Cameras} cameras");
        if (_warm is { } warm && heap - warm.Heap > MostGrowth)
            Findings.Add($"{heap - warm.Heap:0.0} MB more managed objects are held than after the warm-up");
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
        if (_warm is { } warm)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  managed objects held after a full collection: {warm.Heap:0.0} MB after {warm.Sample.At.TotalMinutes:0.0} minutes, {_last.Heap:0.0} MB at the end");
            text.AppendLine(CultureInfo.InvariantCulture, $"  handles then {warm.Sample.Handles}: {warm.Kinds}");
            text.AppendLine(CultureInfo.InvariantCulture, $"  handles at the end {_end.Handles}: {_last.Kinds}");
        }
        text.AppendLine(CultureInfo.InvariantCulture, $"  cases filed {Cases.Filed}, delivered {Cases.Delivered}; events in the journal {Events.Journal}, in the platform's ledger {Events.Ledger}");
        foreach (var line in Notes.Concat(Findings.Select(finding => $"FINDING: {finding}")))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {line}");
        return text.ToString();
    }
}
