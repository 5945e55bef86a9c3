namespace EdgeGateway.Vision.Rules;

/// <summary>A spell as it is written down: something that holds, or somebody who stays.</summary>
public sealed record SpellMemory
{
    public required TimeSpan First { get; init; }
    public required TimeSpan Last { get; init; }

    /// <summary>The same, time without pictures taken out.</summary>
    public required TimeSpan LastClear { get; init; }

    public required TimeSpan BlindAtFirst { get; init; }
    public required TimeSpan GapBefore { get; init; }
    public bool AtStart { get; init; }

    /// <summary>Key of its candidate; null when it was not told.</summary>
    public string? Key { get; init; }

    public required int Held { get; init; }
    public required int Looks { get; init; }

    /// <summary>Of a stay: what stays.</summary>
    public string? Label { get; init; }

    /// <summary>Of a stay: where it was last. Left, top, right, bottom.</summary>
    public IReadOnlyList<float>? Box { get; init; }

    /// <summary>Of a stay: sum of its scores.</summary>
    public float Scores { get; init; }

    /// <summary>Of a stay: where it was first. Left, top, right, bottom.</summary>
    public IReadOnlyList<float>? Origin { get; init; }

    /// <summary>Of a stay: seen to walk, so that it is somebody.</summary>
    public bool Moved { get; init; }
}
