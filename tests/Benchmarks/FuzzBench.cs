using System.Globalization;
using EdgeGateway.Fuzz;

namespace EdgeGateway.Benchmarks;

/// <summary>Ten million mutated inputs for all parsers. <c>fuzz [INPUTS [SEED]]</c>.</summary>
internal static class FuzzBench
{
    private const long Inputs = 10_000_000;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var inputs = arguments.Count > 0 ? long.Parse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture) : Inputs;
        var seed = arguments.Count > 1 ? int.Parse(arguments[1], NumberStyles.None, CultureInfo.InvariantCulture) : Random.Shared.Next(1, 1_000_000);
        Console.WriteLine($"fuzz: {inputs:#,0} inputs, seed {seed}; {Machine.Description}\n\n{FuzzReport.Head}");
        var report = await FuzzReport.RunAsync(inputs, seed, Console.WriteLine);
        Console.WriteLine($"\n{report}");
        return report.Findings.Count == 0 ? 0 : 1;
    }
}
