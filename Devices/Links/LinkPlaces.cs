using EdgeGateway.Devices.Links.Usb;

namespace EdgeGateway.Devices.Links;

/// <summary>Where the operating system shows its devices. Tests put folders of their own here.</summary>
public sealed record LinkPlaces
{
    /// <summary>Serial ports by names that stay with the device.</summary>
    public string SerialById { get; init; } = "/dev/serial/by-id";

    /// <summary>Serial ports by number, for adapters without a name, and hidraw devices.</summary>
    public string Nodes { get; init; } = "/dev";

    /// <summary>The kernel's list of hidraw devices.</summary>
    public string HidrawClasses { get; init; } = "/sys/class/hidraw";

    /// <summary>The kernel's list of USB devices.</summary>
    public string UsbDevices { get; init; } = "/sys/bus/usb/devices";

    /// <summary>USB devices as usbfs files: <c>BBB/DDD</c>.</summary>
    public string UsbNodes { get; init; } = "/dev/bus/usb";

    /// <summary>Opens a plugged USB reader; tests bring one that replays transfers.</summary>
    internal Func<UsbNodeAddress, TimeProvider, LinkOpening> OpenUsb { get; init; } = static (node, clock) => UsbFs.Open(node.Path, node.Pipes, clock);
}
