using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>A stretch of time in which something holds, with short breaks: so many people, a label in the zone, one person's stay.</summary>
internal sealed class Spell
{
    private const int EnoughLooks = 4;

    private readonly TimeSpan _blindAtFirst;
    private readonly TimeSpan _gapBefore;
    private TimeSpan _lastClear;
    private int _held;
    private int _looks;

    /// <param name="first">When it was first seen to hold.</param>
    /// <param name="blindAtFirst">Of that moment.</param>
    /// <param name="gapBefore">It may have begun this much earlier.</param>
    /// <param name="atStart">It held in the first picture already.</param>
    public Spell(TimeSpan first, TimeSpan blindAtFirst, TimeSpan gapBefore, bool atStart)
    {
        (First, Last, _blindAtFirst, _gapBefore, AtStart) = (first, first, blindAtFirst, gapBefore, atStart);
        _lastClear = first - blindAtFirst;
    }

    public Spell(SpellMemory memory)
    {
        (First, Last, _lastClear, Key, AtStart) = (memory.First, memory.Last, memory.LastClear, memory.Key, memory.AtStart);
        (_blindAtFirst, _gapBefore, _held, _looks) = (memory.BlindAtFirst, memory.GapBefore, memory.Held, memory.Looks);
    }

    public TimeSpan First { get; }
    public TimeSpan Last { get; private set; }
    public bool AtStart { get; }

    /// <summary>Set once it was told.</summary>
    public string? Key { get; set; }

    /// <summary>Too few pictures to be sure of anything.</summary>
    public bool IsFresh => _looks < EnoughLooks;

    /// <summary>Part of the pictures in which it held.</summary>
    public float Presence => _looks == 0 ? 0 : (float)_held / _looks;

    public TimeSpan Uncertainty(Moment now) => _gapBefore + (now.At - Last) + (now.Blind - _blindAtFirst);

    /// <summary>Part of the time since <see cref="First"/> without pictures.</summary>
    public TimeSpan Blind(Moment now) => now.Blind - _blindAtFirst;

    public void Hold(Moment now)
    {
        (Last, _lastClear) = (now.At, now.Clear);
        _held++;
        _looks++;
    }

    /// <summary>It still holds, as far as can be seen without looking.</summary>
    public void Stay(Moment now) => (Last, _lastClear) = (now.At, now.Clear);

    /// <summary>A picture in which it does not hold. True when that is so for longer than the patience, time without pictures not counted.</summary>
    public bool Lapse(Moment now, TimeSpan patience)
    {
        _looks++;
        return IsOver(now, patience);
    }

    public bool IsOver(Moment now, TimeSpan patience) => now.Clear - _lastClear > patience;

    public SpellMemory Remember() => new()
    {
        First = First,
        Last = Last,
        LastClear = _lastClear,
        BlindAtFirst = _blindAtFirst,
        GapBefore = _gapBefore,
        AtStart = AtStart,
        Key = Key,
        Held = _held,
        Looks = _looks,
    };
}
