using EdgeGateway.Devices.Virtual;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.LocalPlatform;
using EdgeGateway.Vision;

namespace EdgeGateway.Service.Demo;

/// <summary>All demo switches this box has; none where everything is real. Page and API flip the same ones.</summary>
internal sealed class DemoBoard(VirtualBench bench, CameraRoster cameras, EmbeddedBroker? broker = null)
{
    public IReadOnlyList<DemoSwitch> Switches =>
    [
        .. bench.All.OrderBy(device => device.Id, StringComparer.Ordinal).Select(Plug),
        .. cameras.All.Where(camera => camera is { IsVirtual: true, Options.Enabled: true }).Select(Plug),
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

    private static DemoSwitch Plug(Camera camera) => new(
        camera.Id,
        camera.IsPlugged,
        camera.IsPlugged ? new($"拔掉 {camera.Id}", $"Pull {camera.Id}") : new($"插回 {camera.Id}", $"Plug in {camera.Id}"),
        async on =>
        {
            if (on)
                camera.PlugIn();
            else
                await camera.UnplugAsync(CancellationToken.None);
        });

    private static DemoSwitch Broker(EmbeddedBroker broker) => new(
        EmbeddedBroker.ThingId,
        broker.IsWanted,
        broker.IsWanted ? new("停止本地消息服务", "Stop the local broker") : new("启动本地消息服务", "Start the local broker"),
        broker.SwitchAsync);
}
