using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.LocalPlatform;

namespace EdgeGateway.Service.Demo;

/// <summary>All demo switches this box has; none where everything is real. Page and API flip the same ones.</summary>
internal sealed class DemoBoard(VirtualBench bench, EmbeddedBroker? broker = null)
{
    public IReadOnlyList<DemoSwitch> Switches =>
    [
        .. bench.All.OrderBy(device => device.Id, StringComparer.Ordinal).Select(Plug),
        .. broker is null ? Array.Empty<DemoSwitch>() : [Broker(broker)],
    ];

    public DemoSwitch? Find(string id) => Switches.FirstOrDefault(one => one.Id == id);

    private static DemoSwitch Plug(VirtualDevice device)
    {
        var isOn = device.IsPlugged;
        return new(
            device.Id,
            isOn,
            isOn ? new Bilingual($"拔掉 {device.Id}", $"Pull {device.Id}") : new Bilingual($"插回 {device.Id}", $"Plug in {device.Id}"),
            on =>
            {
                if (on)
                    device.Plug();
                else
                    device.Pull();
                return Task.CompletedTask;
            });
    }

    private static DemoSwitch Broker(EmbeddedBroker broker) => new(
        EmbeddedBroker.ThingId,
        broker.IsWanted,
        broker.IsWanted ? new("停止本地消息服务", "Stop the local broker") : new("启动本地消息服务", "Start the local broker"),
        broker.SwitchAsync);
}
