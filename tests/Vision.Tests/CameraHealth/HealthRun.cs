using EdgeGateway.Vision.CameraHealth;
using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.CameraHealth;

/// <summary>Plays pictures to a judge, one a second unless told otherwise, and notes when each fault began and ended.</summary>
internal sealed class HealthRun
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly HashSet<CameraFaultKind> _active = [];

    public HealthRun(CameraHealthOptions? options = null, IEnumerable<HealthReference>? references = null) =>
        Judge = new HealthJudge(options ?? new CameraHealthOptions { ReferenceLooks = 10 }, references ?? []);

    public HealthJudge Judge { get; }

    public double At { get; private set; }

    /// <summary>Fault, second, begun or ended.</summary>
    public List<(CameraFaultKind Kind, double At, bool Began)> Changes { get; } = [];

    public List<HealthReference> Learned { get; } = [];

    /// <summary>Seconds at which rules had to wait.</summary>
    public List<double> Unsafe { get; } = [];

    public IEnumerable<CameraFaultKind> Active => _active.Order();

    /// <param name="picture">Made for each second; disposed here.</param>
    /// <param name="rate">Seconds of stream time for each second of the box.</param>
    public HealthRun Play(Func<double, Frame> picture, double seconds, double every = 1, double rate = 1)
    {
        for (var end = At + seconds - 1e-9; At < end; At += every)
        {
            using var frame = picture(At);
            var at = TimeSpan.FromSeconds(At);
            if (Judge.Look(Impression.Of(frame), frame.Epoch, at * rate, at, Start + at) is { } learned)
                Learned.Add(learned);
            Judge.Tick(true, at);
            Note();
        }
        return this;
    }

    /// <summary>No pictures come.</summary>
    public HealthRun Silence(double seconds)
    {
        for (var end = At + seconds - 1e-9; At < end; At++)
        {
            Judge.Tick(false, TimeSpan.FromSeconds(At));
            Note();
        }
        return this;
    }

    public override string ToString() => string.Join("; ", Judge.Measures.Select(pair => $"{pair.Key}: {pair.Value}").Concat(Changes.Select(each => $"{each}")));

    private void Note()
    {
        foreach (var spell in Judge.Spells.Where(spell => spell.IsActive != _active.Contains(spell.Kind)))
        {
            Changes.Add((spell.Kind, At, spell.IsActive));
            _ = spell.IsActive ? _active.Add(spell.Kind) : _active.Remove(spell.Kind);
        }
        if (Judge.IsUnsafe)
            Unsafe.Add(At);
    }
}
