using EdgeGateway.Fuzz;

namespace EdgeGateway.Service.Tests.Fuzzing;

/// <summary>A fuzzer that never finds anything proves nothing: each kind of trouble must be found.</summary>
public sealed class FuzzRunTests
{
    private static readonly byte[] Seed = "head-body-tail"u8.ToArray();

    [Fact]
    public async Task Run_ParserWithoutTrouble_FindsNothing()
    {
        var result = await RunAsync(bytes => bytes.Length);
        Assert.Empty(result.Findings);
        Assert.Equal(2000, result.Inputs);
        Assert.True(result.Answers > 10);
    }

    [Fact]
    public async Task Run_ParserThatThrows_NamesTheInputOnce()
    {
        var result = await RunAsync(bytes => bytes.Length < 5 ? throw new InvalidDataException() : 0);
        var finding = Assert.Single(result.Findings);
        Assert.StartsWith("InvalidDataException in FuzzRunTests", finding.Problem, StringComparison.Ordinal);
        Assert.InRange(finding.Input.Length, 0, 4);
    }

    [Fact]
    public async Task Run_ParserThatGrowsWithTheSquareOfItsInput_IsFound()
    {
        var result = await RunAsync(bytes => new byte[4L * bytes.Length * bytes.Length].Length);
        Assert.Equal("allocates more than its bound", Assert.Single(result.Findings).Problem);
    }

    [Fact]
    public async Task Run_ParserThatNeverReturns_IsLeftBehindAndNamed()
    {
        var free = false;
        var result = await RunAsync(bytes =>
        {
            if (bytes.Length > Seed.Length)
                SpinWait.SpinUntil(() => Volatile.Read(ref free));
            return 0;
        }, patience: TimeSpan.FromSeconds(1));
        var finding = Assert.Single(result.Findings);
        Assert.Equal("no answer after 1 s", finding.Problem);
        Assert.True(finding.Input.Length > Seed.Length);
        Volatile.Write(ref free, true);
    }

    [Fact]
    public async Task Run_BugBehindTwoSteps_IsReachedBecauseNewAnswersJoinTheSeeds()
    {
        var result = await RunAsync(
            bytes => bytes is [0xFF, 0xFE, 0xFD, ..] ? throw new InvalidOperationException() : bytes is [0xFF, 0xFE, ..] ? 2 : bytes is [0xFF, ..] ? 1 : 0, inputs: 200_000);
        Assert.Single(result.Findings);
    }

    [Fact]
    public void Next_SameSeed_MakesTheSameInputs()
    {
        var target = new FuzzTarget("x", [Seed, [1, 2, 3]], _ => 0) { Words = [[9, 9]] };
        Assert.Equal(Inputs(target, 7), Inputs(target, 7));
        Assert.NotEqual(Inputs(target, 7), Inputs(target, 8));
    }

    [Fact]
    public void Next_AnyInput_IsNoLongerThanAllowed()
    {
        var target = new FuzzTarget("x", [Seed], _ => 0) { Longest = 40 };
        var mutator = new Mutator(target, new Random(1));
        for (var i = 0; i < 5000; i++)
        {
            var input = mutator.Next();
            Assert.InRange(input.Length, 0, 80);
            mutator.Keep(input);
        }
        Assert.InRange(mutator.Pool, 2, 500);
    }

    [Fact]
    public void All_Targets_HaveSeedsAndNamesOfTheirOwn()
    {
        var targets = FuzzTargets.All();
        Assert.Equal(targets.Count, targets.Select(target => target.Name).Distinct().Count());
        Assert.All(targets, target => Assert.NotEmpty(target.Seeds));
        Assert.True(targets.Count >= 29);
    }

    private static List<string> Inputs(FuzzTarget target, int seed)
    {
        var mutator = new Mutator(target, new Random(seed));
        return [.. Enumerable.Range(0, 500).Select(_ => Convert.ToHexString(mutator.Next()))];
    }

    private static Task<FuzzResult> RunAsync(Func<byte[], int> feed, long inputs = 2000, TimeSpan? patience = null) =>
        new FuzzRun(new FuzzTarget("x", [Seed], feed), inputs, seed: 1, TimeProvider.System) { Patience = patience ?? TimeSpan.FromMinutes(1) }.RunAsync();
}
