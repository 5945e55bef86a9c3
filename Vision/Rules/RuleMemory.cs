namespace EdgeGateway.Vision.Rules;

/// <summary>What a rule must not forget in a restart.</summary>
public sealed record RuleMemory
{
    public required string RuleId { get; init; }

    /// <summary>A rule that became another kind starts anew.</summary>
    public required string Kind { get; init; }

    /// <summary>Candidates told whose place is still taken.</summary>
    public IReadOnlyList<ToldMemory>? Told { get; init; }

    public IReadOnlyList<SpellMemory>? Spells { get; init; }

    /// <summary>How often each name of a place was given.</summary>
    public IReadOnlyDictionary<string, int>? Names { get; init; }

    /// <summary>Places that were seen empty, not for long enough yet.</summary>
    public IReadOnlyList<LeavingMemory>? Leaving { get; init; }

    /// <summary>Candidates that go on with an earlier one of their place: its key by theirs.</summary>
    public IReadOnlyDictionary<string, string>? GoesOn { get; init; }

    /// <summary>Of a line: how many crossed it.</summary>
    public LineCount? Count { get; init; }
}

/// <param name="Subject">Id of the place, or of the thing that halted.</param>
/// <param name="Key">Of the candidate.</param>
/// <param name="Box">Left, top, right, bottom.</param>
public sealed record ToldMemory(int Subject, string Key, IReadOnlyList<float> Box);

/// <summary>Crossings since the camera was set up, by direction as seen along the line from its first point to its second.</summary>
public sealed record LineCount(long ToLeft, long ToRight);
