using EdgeGateway.Devices.Links;
using EdgeGateway.Devices.Links.Unix;
using EdgeGateway.Devices.Links.Usb;

namespace EdgeGateway.Devices.Discovery;

/// <summary>A wire that can be opened now.</summary>
/// <param name="Address">What to open.</param>
/// <param name="Port">Name by which it is claimed; null for wires that nobody else could take.</param>
/// <param name="Seen">Set for a port that has to prove first that the device is there.</param>
internal sealed record LinkCandidate(LinkAddress Address, string? Port, SeenPort? Seen = null);

/// <summary>Turns an address of the configuration into wires that exist now; looks at the system anew each time.</summary>
internal sealed class LinkFinder(LinkPlaces places, TimeProvider clock)
{
    private static readonly TimeSpan LeaveInPeace = TimeSpan.FromSeconds(15);
    private readonly SerialPorts _ports = new(places.SerialById, places.Nodes);
    private readonly HidrawFinder _hidraw = new(places.HidrawClasses, places.Nodes);
    private readonly UsbFinder _usb = new(places.UsbDevices, places.UsbNodes);
    private readonly PortMemory _memory = new(LeaveInPeace);
    private readonly long _born = clock.GetTimestamp();

    public IReadOnlyList<LinkCandidate> Candidates(LinkAddress wire) => wire switch
    {
        AutoAddress => [.. _memory.WorthAsking(_ports.Plugged(), Now).Select(port => new LinkCandidate(new SerialAddress(port.Name), port.Name, port))],
        UsbAddress usb => [.. _usb.Find(usb).Select(node => new LinkCandidate(node, node.Path))],
        HidrawAddress { Path: null } => [.. _hidraw.Scanners().Select(path => new LinkCandidate(new HidrawAddress(path), path))],
        HidrawAddress { Path: { } path } => [new LinkCandidate(wire, path)],
        UsbPrinterAddress { Path: var path } => [new LinkCandidate(wire, path)],
        EvdevAddress { Path: var path } => [new LinkCandidate(wire, path)],
        SerialAddress { Path: var path } => [new LinkCandidate(wire, path)],
        _ => [new LinkCandidate(wire, null)],
    };

    public void Found(SeenPort port) => _memory.Found(port);

    public void NotOurs(SeenPort port) => _memory.NotOurs(port, Now);

    private TimeSpan Now => clock.GetElapsedTime(_born);
}
