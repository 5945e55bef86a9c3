using EdgeGateway.KillLedger;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Kills;

/// <summary>The short form of <c>./bench.sh kill</c>.</summary>
public sealed class KillLedgerTests
{
    [Fact]
    public async Task Kill9_OfGatewayBrokerAndReceiver_LosesNothingAndDoublesNothing()
    {
        Assert.SkipUnless(Mosquitto.Program is not null, "mosquitto is not installed");
        var plan = new KillPlan(Kills: 25, Seed: Environment.ProcessId);
        var output = TestContext.Current.TestOutputHelper!;

        var report = await KillRun.RunAsync(plan, output.WriteLine);

        output.WriteLine(report.ToString());
        Assert.True(report.Ledger.Findings.Count == 0, report.ToString());
        Assert.Equal(25, report.AllKills);
        Assert.Equal((0, 0), (report.Ledger.Lost, report.Ledger.Twice));
        Assert.Equal(report.Ledger.InJournal, report.Ledger.Received);
        // A run in which nothing was at stake proves nothing.
        Assert.True(report.Ledger.Acknowledged > 200, report.ToString());
    }
}
