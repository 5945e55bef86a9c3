using EdgeGateway.Devices;
using EdgeGateway.Devices.Health;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Tests.Things;

/// <summary>A device that is as the test says.</summary>
internal sealed class FakeDevice(string id, TimeProvider clock, string kind = ThingKinds.Scanner) : Device(id, kind, clock)
{
    public static Trouble Unplugged { get; } = new("scanner.gone", new("扫码枪没有连接。", "The scanner is not connected."), new("请检查连接线。", "Check the cable."));

    public bool Ran { get; private set; }

    /// <summary>What its self-test says; null: it never ends.</summary>
    public HealthFinding? Finding { get; set; } = HealthFinding.Passed(new("正常。", "Well."));

    public void Become(ThingState state, Trouble? trouble = null) => Report(state, trouble);

    protected override Task<HealthFinding> CheckAsync(HealthLevel level, CancellationToken stopping) =>
        Finding is { } finding ? Task.FromResult(finding) : new TaskCompletionSource<HealthFinding>().Task.WaitAsync(stopping);

    protected override Bilingual? PromptOf(HealthLevel level) => level == HealthLevel.Interactive ? new("请扫一个码。", "Scan something.") : null;

    public override async Task RunAsync(CancellationToken stopping)
    {
        Ran = true;
        Report(ThingState.Online);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
