using EdgeGateway.KillLedger.Store;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Kills;

/// <summary>The short form of <c>./bench.sh checkouts</c>.</summary>
public sealed class StoreRunTests
{
    [Fact]
    public async Task Checkouts_WithEveryTrouble_LeaveLedgerReceiptsAndReceiverAgreed()
    {
        Assert.SkipUnless(Mosquitto.Program is not null, "mosquitto is not installed");
        var plan = new StorePlan(Checkouts: 60, Seed: Environment.ProcessId) { Faults = 0.4, Killed = 0.05 };
        var output = TestContext.Current.TestOutputHelper!;

        var report = await StoreRun.RunAsync(plan, output.WriteLine);

        output.WriteLine(report.ToString());
        Assert.True(report.Findings.Count == 0, report.ToString());
        Assert.Equal(60, report.Served);
        // A run in which nothing was at stake proves nothing.
        Assert.True(report.AllFaults >= 10, report.ToString());
        Assert.True(report.Records.Confirmed.Count >= 50, report.ToString());
        Assert.Contains(report.Records.Receipts, note => note.Outcome == "printed");
    }
}
