using EdgeGateway.Devices.Health;
using EdgeGateway.Protocols.Messages;
using Microsoft.Extensions.Time.Testing;

namespace EdgeGateway.Devices.Tests.Health;

public sealed class CheckHealthTests
{
    private static readonly Trouble Gone = new("thing.unplugged", new("断开了", "gone"), new("插上", "plug it in"));
    private static readonly HealthFinding Well = HealthFinding.Passed(new("正常", "well"));
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private readonly TestedDevice _device;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public CheckHealthTests() => _device = new TestedDevice(_clock);

    [Fact]
    public async Task Check_LoopTakesIt_GivesItsFindingAndRemembersIt()
    {
        _device.Desk.Open();
        var checking = _device.CheckHealthAsync(HealthLevel.External, Stop);
        var request = _device.Desk.Take();
        Assert.Equal(HealthLevel.External, request?.Level);
        request!.Finish(Well);
        var check = await checking;
        Assert.Equal(new HealthCheck(HealthLevel.External, HealthOutcome.Passed, Well.Text, _clock.GetUtcNow()), check);
        Assert.Equal(check, _device.LastCheck);
        Assert.Null(_device.Desk.Take());
    }

    [Fact]
    public async Task Check_WhileAnotherRuns_IsBusyAndNotRemembered()
    {
        _device.Desk.Open();
        var first = _device.CheckHealthAsync(HealthLevel.Interactive, Stop);
        Assert.Equal(HealthOutcome.Busy, (await _device.CheckHealthAsync(HealthLevel.Internal, Stop)).Outcome);
        Assert.Equal(TestedDevice.DoThis, _device.Prompt);
        _device.Desk.Take()!.Finish(Well);
        await first;
        Assert.Equal(HealthLevel.Interactive, _device.LastCheck?.Level);
        Assert.Null(_device.Prompt);
    }

    [Fact]
    public async Task Check_DeviceIsLostMeanwhile_FailsWithItsTrouble()
    {
        _device.Desk.Open();
        var checking = _device.CheckHealthAsync(HealthLevel.Internal, Stop);
        _device.Desk.Close(Gone);
        Assert.Equal((HealthOutcome.Failed, Gone), ((await checking).Outcome, (await checking).Trouble));
        Assert.Equal(Gone, (await _device.CheckHealthAsync(HealthLevel.Internal, Stop)).Trouble);
    }

    [Fact]
    public async Task Check_NeverConnected_FailsAtOnce() =>
        Assert.Equal(TestedDevice.NotYet, (await _device.CheckHealthAsync(HealthLevel.Internal, Stop)).Trouble);

    [Fact]
    public async Task Check_CallerGivesUp_FreesTheDeviceForTheNext()
    {
        _device.Desk.Open();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var first = _device.CheckHealthAsync(HealthLevel.Interactive, patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Null(_device.Prompt);
        var second = _device.CheckHealthAsync(HealthLevel.Internal, Stop);
        _device.Desk.Take()!.Finish(Well);
        Assert.Equal(HealthOutcome.Passed, (await second).Outcome);
    }

    [Fact]
    public async Task Check_Disabled_TestsNothing()
    {
        _device.Become(ThingState.Disabled);
        Assert.Equal(HealthOutcome.NotSupported, (await _device.CheckHealthAsync(HealthLevel.Internal, Stop)).Outcome);
        Assert.Null(_device.LastCheck);
    }

    [Fact]
    public void Statistics_StatesReported_CountHoursAndFaults()
    {
        _device.Become(ThingState.Online);
        _clock.Advance(TimeSpan.FromHours(2));
        _device.Become(ThingState.Offline);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((2, 1), (_device.Statistics.On.TotalHours, _device.Statistics.Faults));
        Assert.Equal(PowerState.OffOffline, _device.Power);
    }

    private sealed class TestedDevice(TimeProvider clock) : Device("thing-1", ThingKinds.Scanner, clock)
    {
        public static readonly Bilingual DoThis = new("请扫码", "scan something");
        public static readonly Trouble NotYet = new("thing.starting", new("还没好", "not ready"), new("等", "wait"));

        public CheckDesk Desk { get; } = new();

        public void Become(ThingState state) => Report(state);

        public override Task RunAsync(CancellationToken stopping) => Task.CompletedTask;

        protected override Task<HealthFinding> CheckAsync(HealthLevel level, CancellationToken stopping) => Desk.AskAsync(level, NotYet, stopping);

        protected override Bilingual? PromptOf(HealthLevel level) => level == HealthLevel.Interactive ? DoThis : null;
    }
}
