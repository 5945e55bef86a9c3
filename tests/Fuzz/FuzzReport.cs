namespace EdgeGateway.Fuzz;

/// <summary>A whole run.</summary>
internal sealed record FuzzReport(int Seed, IReadOnlyList<FuzzResult> Results)
{
    public long Inputs => Results.Sum(one => one.Inputs);

    public IReadOnlyList<string> Findings => [.. Results.SelectMany(one => one.Findings.Select(finding => $"{one.Name}: {finding}"))];

    /// <summary>All parsers, one after the other, each on one thread.</summary>
    public static async Task<FuzzReport> RunAsync(long inputs, int seed, Action<string> say)
    {
        var targets = FuzzTargets.All();
        var shares = targets.Sum(target => target.Share);
        var results = new List<FuzzResult>();
        foreach (var target in targets)
        {
            results.Add(await new FuzzRun(target, (long)Math.Ceiling(inputs * target.Share / shares), seed, TimeProvider.System).RunAsync());
            say(Row(results[^1]));
        }
        return new FuzzReport(seed, results);
    }

    public override string ToString() => $"""
        seed {Seed}: {Inputs:#,0} inputs in {Results.Sum(one => one.Time.TotalSeconds):0} s, {Inputs / Math.Max(Results.Sum(one => one.Time.TotalSeconds), 0.001):#,0} a second; findings: {Findings.Count}
        {string.Join('\n', Findings)}
        """;

    public static string Head => "| parser | seeds | inputs | inputs/s | different answers | most allocated, bytes | slowest, ms | findings |\n|---|---|---|---|---|---|---|---|";

    private static string Row(FuzzResult one) =>
        $"| {one.Name} | {one.Seeds} | {one.Inputs:#,0} | {one.Inputs / Math.Max(one.Time.TotalSeconds, 0.001):#,0} | {one.Answers:#,0} | {one.MostAllocated:#,0} | {one.Slowest.TotalMilliseconds:0.0} | {one.Findings.Count} |";
}
