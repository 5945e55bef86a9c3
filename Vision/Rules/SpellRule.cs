using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>
/// Something holds for the zone as a whole for the threshold. Single pictures without it do not end it; it ends when it stays away.
/// One verdict per spell.
/// </summary>
internal abstract class SpellRule(RuleOptions options, SpellPatience patience) : Rule(options)
{
    private Spell? _spell;
    private Moment? _last;
    private TimeSpan? _start;

    /// <summary>How long it must hold.</summary>
    protected virtual TimeSpan Needed => Options.Threshold;

    /// <summary>What holds now; null: it does not.</summary>
    protected abstract Observed? See(Scene scene);

    protected sealed override Ruling Decide(Scene scene)
    {
        var now = scene.Now;
        _start ??= now.At;
        var gapBefore = _last is { } last ? now.At - last.At : TimeSpan.Zero;
        _last = now;
        if (See(scene) is not { } observed)
            return IsOver(scene) ? End() : Ruling.Nothing;
        // A thing is seen as a track from its second picture on: what was there then was there in the first one.
        _spell ??= new Spell(now.At, now.Blind, gapBefore, now.At - gapBefore - _start.Value <= Moment.Start);
        if (scene.IsHeld)
            _spell.Stay(now);
        else
            _spell.Hold(now);
        return IsDue(_spell, now) ? new Ruling([Tell(_spell, observed, now)], []) : Ruling.Nothing;
    }

    public override IEnumerable<Box> Doubts(Scene last) => _spell is { } spell && (spell.Last < last.Now.At || spell.IsFresh) ? [Zone.Around] : [];

    protected override RuleMemory Write(RuleMemory memory) => memory with { Spells = _spell is null ? [] : [_spell.Remember()] };

    protected override void Read(RuleMemory memory) => _spell = memory.Spells is [var spell, ..] ? new Spell(spell) : null;

    private TimeSpan Patience => Options.Inertia ?? (_spell?.Key is null ? patience.Before : patience.Told);

    private bool IsDue(Spell spell, Moment now)
    {
        if (spell.Key is not null || spell.Presence < patience.LeastPresence)
            return false;
        return Needed > TimeSpan.Zero ? IsLongEnough(Counted(spell.First, spell.Last), spell.Blind(now)) : InForce;
    }

    private bool IsOver(Scene scene)
    {
        if (_spell is null)
            return false;
        return scene.IsHeld ? _spell.IsOver(scene.Now, Patience) : _spell.Lapse(scene.Now, Patience);
    }

    private Ruling End()
    {
        var key = _spell?.Key;
        _spell = null;
        return key is null ? Ruling.Nothing : new Ruling([], [key]);
    }

    private Verdict Tell(Spell spell, Observed observed, Moment now)
    {
        // It moves about and has no spot of its own: the zone is its place.
        spell.Key = Name(observed.What, new Box(0, 0, 1, 1));
        return new Verdict
        {
            Key = spell.Key,
            Label = observed.Label,
            Score = observed.Score,
            Box = observed.Box,
            Dwell = Counted(spell.First, spell.Last),
            Uncertainty = spell.Uncertainty(now),
            PresentAtStart = spell.AtStart && InForceSince <= spell.First,
        };
    }
}
