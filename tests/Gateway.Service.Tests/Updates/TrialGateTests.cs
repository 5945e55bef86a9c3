using EdgeGateway.Service.Updates;

namespace EdgeGateway.Service.Tests.Updates;

public sealed class TrialGateTests
{
    private readonly TrialGate _gate = new(["reader-1", "city"], "0.2.0", hold: TimeSpan.FromSeconds(60), within: TimeSpan.FromSeconds(120));

    [Fact]
    public void Well_ForTheWholeTime_IsKept()
    {
        Assert.Equal(TrialVerdict.Wait, See(10, Well));
        Assert.Equal(TrialVerdict.Wait, See(69, Well));
        Assert.Equal(TrialVerdict.Keep, See(70, Well));
    }

    [Fact]
    public void Well_WithABreak_BeginsAnew()
    {
        See(0, Well);
        See(50, null);
        See(51, Well);

        Assert.Equal(TrialVerdict.Wait, See(110, Well));
        Assert.Equal(TrialVerdict.Keep, See(111, Well));
    }

    [Fact]
    public void WellJustBeforeTheLimit_IsWaitedFor_AndAnyTroubleThenIsTheEnd()
    {
        See(119, Well);

        Assert.Equal(TrialVerdict.Wait, See(150, Well));
        Assert.Equal(TrialVerdict.Return, See(151, Well with { CanWork = false }));
    }

    [Fact]
    public void Unwell_AtTheLimit_GoesBackWithTheReason()
    {
        Assert.Equal(TrialVerdict.Wait, See(119, null));
        Assert.Equal(TrialVerdict.Return, See(120, Well with { States = new Dictionary<string, string> { ["reader-1"] = "offline", ["city"] = "online" } }));
        Assert.Contains("reader-1", _gate.Objection!.Value.En, StringComparison.Ordinal);
        Assert.DoesNotContain("city", _gate.Objection!.Value.En, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherVersion_OrAThingThatIsMissing_IsNotWell()
    {
        See(0, Well with { Version = "0.1.0" });
        Assert.Contains("0.1.0", _gate.Objection!.Value.Zh, StringComparison.Ordinal);
        See(1, Well with { States = new Dictionary<string, string> { ["city"] = "degraded" } });
        Assert.Contains("reader-1", _gate.Objection!.Value.Zh, StringComparison.Ordinal);
    }

    private static TrialLook Well => new("0.2.0", true, new Dictionary<string, string> { ["reader-1"] = "online", ["city"] = "degraded", ["printer-1"] = "offline" });

    private TrialVerdict See(int seconds, TrialLook? look) => _gate.Look(TimeSpan.FromSeconds(seconds), look);
}
