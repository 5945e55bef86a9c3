using EdgeGateway.Fuzz;

namespace EdgeGateway.Service.Tests.Fuzzing;

/// <summary>The short form of <c>./bench.sh fuzz</c>.</summary>
public sealed class FuzzTests
{
    private const long Inputs = 100_000;

    [Fact]
    public async Task Parsers_MutatedInputs_NeitherThrowNorHangNorGrow()
    {
        var output = TestContext.Current.TestOutputHelper!;
        var report = await FuzzReport.RunAsync(Inputs, seed: Environment.ProcessId, output.WriteLine);

        output.WriteLine(report.ToString());
        Assert.True(report.Findings.Count == 0, report.ToString());
        Assert.True(report.Inputs >= Inputs, report.ToString());
        // A parser that makes the same of everything was not reached.
        Assert.All(report.Results, one => Assert.True(one.Answers > 1, one.Name));
    }
}
