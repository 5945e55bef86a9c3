using System.Globalization;

namespace EdgeGateway.Vision.CameraHealth;

/// <summary>
/// Judges one camera's sight, look by look. Pure: no clock, no files; not thread-safe. References are handed in and, when a new one was
/// learned, handed out.
/// </summary>
internal sealed class HealthJudge
{
    /// <summary>Fit above which nothing can have moved and no shift is searched for.</summary>
    private const double SurelySame = 0.75;

    /// <summary>Weight of a new picture in the running average the view is judged by: what drives past fades.</summary>
    private const float Fresh = 0.3f;

    private readonly CameraHealthOptions _options;
    private readonly HealthSigns _signs;
    private readonly Dictionary<CameraFaultKind, FaultSpell> _spells;
    private readonly Dictionary<Light, (HealthReference Picture, Structure Structure)> _references = [];
    private readonly Dictionary<CameraFaultKind, string> _measures = [];
    private readonly FreezeWatch _freeze = new();
    private readonly DriftWatch _drift = new();
    private readonly QualityMeter _quality = new();
    private ReferenceLearner? _learner;
    private Light _light;
    private float[]? _average;
    private TimeSpan _looked;

    public HealthJudge(CameraHealthOptions options, IEnumerable<HealthReference> references)
    {
        (_options, _signs) = (options, new HealthSigns(options));
        _spells = Enum.GetValues<CameraFaultKind>().Where(kind => !options.Ignore.Contains(FaultNames.Of(kind))).ToDictionary(kind => kind, Spell);
        foreach (var reference in references.Where(each => each.IsUsable))
            _references[reference.Light] = (reference, reference.ToStructure());
    }

    /// <summary>In the order of their weight.</summary>
    public IEnumerable<FaultSpell> Spells => _spells.Values;

    /// <summary>What cannot be seen safely must neither open nor clear a case.</summary>
    public bool IsUnsafe => _spells.Values.Any(spell => spell.IsSuspect && spell.Kind != CameraFaultKind.Lost);

    public IReadOnlyCollection<HealthReference> References => [.. _references.Values.Select(each => each.Picture)];

    /// <summary>Newest figures, for experts.</summary>
    public IReadOnlyDictionary<CameraFaultKind, string> Measures => _measures;

    /// <summary>How good the pictures are; null while none comes.</summary>
    public PictureQuality? Quality => _quality.Now;

    /// <summary>The references are forgotten and learned anew; what was judged by them is over.</summary>
    public void Renew()
    {
        _references.Clear();
        _learner = null;
        _average = null;
        foreach (var kind in new[] { CameraFaultKind.Covered, CameraFaultKind.ViewChanged, CameraFaultKind.Blurred })
        {
            if (_spells.ContainsKey(kind))
                _spells[kind] = Spell(kind);
        }
    }

    /// <summary>Whether pictures come, asked now and then.</summary>
    public void Tick(bool hasPicture, TimeSpan at)
    {
        if (!hasPicture)
            _quality.Forget();
        _measures[CameraFaultKind.Lost] = hasPicture ? "" : Text($"no picture for {(at - _looked).TotalSeconds:0} s");
        Say(CameraFaultKind.Lost, !hasPicture, at);
    }

    /// <returns>A reference that was just learned, or null.</returns>
    /// <param name="epoch">Number of the connection.</param>
    /// <param name="stream">The picture's time in it.</param>
    /// <param name="at">The box's monotonic time.</param>
    /// <param name="now">UTC, for a new reference.</param>
    public HealthReference? Look(Impression seen, int epoch, TimeSpan stream, TimeSpan at, DateTimeOffset now)
    {
        _looked = at;
        Say(CameraFaultKind.ClockDrift, _drift.See(epoch, stream, at, Was(CameraFaultKind.ClockDrift)), at);
        _measures[CameraFaultKind.ClockDrift] = Text($"stream gained {_drift.Gained:0.0} s in {_drift.Watched.TotalSeconds:0} s");
        var same = _freeze.See(seen.Gray, at);
        _measures[CameraFaultKind.Frozen] = Text($"same picture for {same.TotalSeconds:0} s");
        var frozen = HealthSigns.Frozen(_freeze, same);
        Say(CameraFaultKind.Frozen, frozen, at);
        Grade(CameraFaultKind.Frozen, frozen ? 0 : 1);
        var dark = HealthSigns.Dark(seen, Was(CameraFaultKind.Dark));
        var white = HealthSigns.Overexposed(seen, Was(CameraFaultKind.Overexposed));
        _measures[CameraFaultKind.Dark] = Text($"mean brightness {seen.Mean:0} of 255, {seen.Lit:P1} lit");
        _measures[CameraFaultKind.Overexposed] = Text($"{seen.White:P0} white");
        Say(CameraFaultKind.Dark, dark, at);
        Say(CameraFaultKind.Overexposed, white, at);
        Grade(CameraFaultKind.Dark, QualityMeter.Light(seen));
        Grade(CameraFaultKind.Overexposed, QualityMeter.White(seen));
        if (dark || white || frozen)
        {
            SayNothing(at, CameraFaultKind.Covered, CameraFaultKind.ViewChanged, CameraFaultKind.Blurred);
            return null;
        }
        return LookCloser(seen, at, now);
    }

    /// <summary>The picture has light and moves: what does it show?</summary>
    private HealthReference? LookCloser(Impression seen, TimeSpan at, DateTimeOffset now)
    {
        SetLight(seen);
        (HealthReference Picture, Structure Structure)? reference = _references.TryGetValue(_light, out var known) ? known : null;
        var structure = new Structure(seen.Gray);
        var covered = HealthSigns.Covered(structure, reference?.Structure, Was(CameraFaultKind.Covered));
        _measures[CameraFaultKind.Covered] = Text($"{structure.Filled:P0} of the picture shows something");
        Say(CameraFaultKind.Covered, covered, at);
        Grade(CameraFaultKind.Covered, QualityMeter.Open(structure, reference?.Structure));
        if (covered || reference is null)
        {
            SayNothing(at, CameraFaultKind.ViewChanged, CameraFaultKind.Blurred);
            return covered ? null : Learn(seen, now);
        }
        // A camera that looks at a smooth wall now is not out of focus, so the view comes first.
        var moved = ViewChanged(seen, reference.Value.Structure);
        Say(CameraFaultKind.ViewChanged, moved, at);
        var sharpness = seen.Sharpness / Math.Max(reference.Value.Picture.Sharpness, 1e-9);
        _measures[CameraFaultKind.Blurred] = Text($"sharpness {sharpness:P0} of the reference's");
        Grade(CameraFaultKind.Blurred, moved ? null : QualityMeter.Sharp(sharpness, _options.BlurredBelow));
        Say(CameraFaultKind.Blurred, moved ? null : _signs.Blurred(seen, reference.Value.Picture, Was(CameraFaultKind.Blurred)), at);
        return null;
    }

    private bool ViewChanged(Impression seen, Structure reference)
    {
        _average ??= [.. seen.Gray];
        for (var i = 0; i < _average.Length; i++)
            _average[i] += Fresh * (seen.Gray[i] - _average[i]);
        var now = new Structure(_average);
        var here = now.Fit(reference);
        var best = here >= SurelySame ? new ViewShift(0, 0, here) : now.ShiftFrom(reference);
        _measures[CameraFaultKind.ViewChanged] = Text($"fit {here:0.00}, best {best.Fit:0.00} at {best.Across},{best.Down} of {Impression.Columns}x{Impression.Rows}");
        var moved = _signs.ViewChanged(here, best, Was(CameraFaultKind.ViewChanged));
        Grade(CameraFaultKind.ViewChanged, moved ? 0 : QualityMeter.View(here));
        return moved;
    }

    private HealthReference? Learn(Impression seen, DateTimeOffset now)
    {
        _learner ??= new ReferenceLearner(_options.ReferenceLooks);
        if (_learner.Add(seen, _light, now) is not { } learned)
            return null;
        _learner = null;
        _references[_light] = (learned, learned.ToStructure());
        return learned;
    }

    private void SetLight(Impression seen)
    {
        var night = _light == Light.Night ? seen.Colour < 6 || seen.Mean < 60 : seen.Colour < 3 || seen.Mean < 45;
        var light = night ? Light.Night : Light.Day;
        if (light == _light)
            return;
        (_light, _learner, _average) = (light, null, null);
    }

    private bool Was(CameraFaultKind kind) => _spells.TryGetValue(kind, out var spell) && spell.IsSuspect;

    private void Say(CameraFaultKind kind, bool? sign, TimeSpan at)
    {
        if (_spells.TryGetValue(kind, out var spell))
            spell.See(sign, at);
    }

    private void SayNothing(TimeSpan at, params ReadOnlySpan<CameraFaultKind> kinds)
    {
        foreach (var kind in kinds)
        {
            Say(kind, null, at);
            Grade(kind, null);
        }
    }

    /// <summary>A fault nobody wants to hear of does not spoil the grade either.</summary>
    private void Grade(CameraFaultKind kind, double? grade)
    {
        if (_spells.ContainsKey(kind))
            _quality.See(kind, grade);
    }

    private FaultSpell Spell(CameraFaultKind kind) => new(
        kind,
        kind switch
        {
            CameraFaultKind.Lost => _options.LostAfter,
            CameraFaultKind.Frozen => _options.FrozenAfter - HealthSigns.FreezeSign,
            _ => _options.After,
        },
        _options.Recovery);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
