using EdgeGateway.Devices;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Tests.Things;

/// <summary>A device that is as the test says.</summary>
internal sealed class FakeDevice(string id, TimeProvider clock, string kind = ThingKinds.Scanner) : Device(id, kind, clock)
{
    public static Trouble Unplugged { get; } = new("scanner.gone", new("扫码枪没有连接。", "The scanner is not connected."), new("请检查连接线。", "Check the cable."));

    public bool Ran { get; private set; }

    public void Become(ThingState state, Trouble? trouble = null) => Report(state, trouble);

    public override async Task RunAsync(CancellationToken stopping)
    {
        Ran = true;
        Report(ThingState.Online);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
