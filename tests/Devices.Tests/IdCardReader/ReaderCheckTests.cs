using EdgeGateway.Devices.Health;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.IdCardReader;

/// <summary>Self-tests of the driver against a virtual reader.</summary>
public sealed class ReaderCheckTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HealthLevel.Internal)]
    [InlineData(HealthLevel.External)]
    public async Task Check_WellReader_PassesWithTheModulesNumber(HealthLevel level)
    {
        await using var rig = new ReaderRig();
        await rig.BecomesAsync(ThingState.Online);
        var check = await rig.Device.CheckHealthAsync(level, Stop);
        Assert.Equal((HealthOutcome.Passed, level), (check.Outcome, check.Level));
        Assert.Contains("05.01-20260101-0001234567-0089101112", check.Text.En, StringComparison.Ordinal);
        Assert.Null(rig.Device.Prompt);
    }

    [Theory]
    [InlineData(true, "reader.self-test")]
    [InlineData(false, "reader.not-authorised")]
    public async Task Check_BrokenModule_FailsWithNextStep(bool selfTest, string trouble)
    {
        await using var rig = new ReaderRig(pollMs: 1000);
        await rig.BecomesAsync(ThingState.Online);
        await rig.PollsAsync(1);
        rig.Reader.Faults = new ReaderFaults { SelfTestFailed = selfTest, NotAuthorised = !selfTest };
        var check = await rig.Device.CheckHealthAsync(HealthLevel.Internal, Stop);
        Assert.Equal((HealthOutcome.Failed, trouble), (check.Outcome, check.Trouble?.Code));
        Assert.NotEqual("", check.Trouble?.NextStep.Zh);
        await rig.BecomesAsync(ThingState.Offline, trouble);
        Assert.Equal(PowerState.Offline, rig.Device.Power);
    }

    [Fact]
    public async Task Check_ResetHelps_PassesAgain()
    {
        await using var rig = new ReaderRig(pollMs: 1000);
        await rig.BecomesAsync(ThingState.Online);
        await rig.PollsAsync(1);
        rig.Reader.Faults = new ReaderFaults { SelfTestFailed = true, ResetHelps = true };
        Assert.Equal(HealthOutcome.Passed, (await rig.Device.CheckHealthAsync(HealthLevel.External, Stop)).Outcome);
    }

    [Fact]
    public async Task Check_Interactive_AsksForACardAndPassesWithIt()
    {
        await using var rig = new ReaderRig();
        await rig.BecomesAsync(ThingState.Online);
        var checking = rig.Device.CheckHealthAsync(HealthLevel.Interactive, Stop);
        Assert.Contains("ID card", rig.Device.Prompt?.En, StringComparison.Ordinal);
        rig.Reader.Place(SyntheticCards.First);
        var check = await checking;
        Assert.Equal(HealthOutcome.Passed, check.Outcome);
        Assert.DoesNotContain(SyntheticCards.First.Number, check.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(SyntheticCards.First.Name, check.ToString(), StringComparison.Ordinal);
        Assert.Single(rig.Reads);
        Assert.Equal(1, rig.Device.Statistics.Good);
    }

    [Fact]
    public async Task Check_ReaderPulledMeanwhile_Fails()
    {
        await using var rig = new ReaderRig();
        await rig.BecomesAsync(ThingState.Online);
        var checking = rig.Device.CheckHealthAsync(HealthLevel.Interactive, Stop);
        await rig.PollsAsync(2);
        rig.Reader.Pull();
        Assert.Equal((HealthOutcome.Failed, "reader.unplugged"), ((await checking).Outcome, (await checking).Trouble?.Code));
        await rig.BecomesAsync(ThingState.Offline, "reader.not-found");
        Assert.Equal(PowerState.Off, rig.Device.Power);
        var again = await rig.Device.CheckHealthAsync(HealthLevel.Internal, Stop);
        Assert.Equal(HealthOutcome.Failed, again.Outcome);
    }

    [Fact]
    public async Task Statistics_MovedCardThenGoodRead_CountBoth()
    {
        await using var rig = new ReaderRig(faults: new ReaderFaults { MovedReads = 4 });
        rig.Reader.Place(SyntheticCards.First);
        await rig.ReadsAsync(1);
        await Wait.UntilAsync(() => rig.Device.Statistics is { Good: 1, Failed: 1, Faults: 0 });
        Assert.True(rig.Device.Statistics.On > TimeSpan.Zero);
    }
}
