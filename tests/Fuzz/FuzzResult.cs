namespace EdgeGateway.Fuzz;

/// <summary>What became of one parser's inputs.</summary>
internal sealed record FuzzResult(string Name)
{
    public required int Seeds { get; init; }

    public required long Inputs { get; init; }

    /// <summary>Different things the parser made of them.</summary>
    public required int Answers { get; init; }

    public required TimeSpan Time { get; init; }

    /// <summary>Longest time of one input, waits for the processor included.</summary>
    public required TimeSpan Slowest { get; init; }

    /// <summary>Most bytes allocated for one input.</summary>
    public required long MostAllocated { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }
}
