namespace EdgeGateway.Devices.Links;

/// <summary>
/// Where a device is. Closed set: <see cref="SerialAddress"/>, <see cref="AutoAddress"/>, <see cref="TcpAddress"/>, <see cref="UsbAddress"/>,
/// <see cref="HidrawAddress"/>, <see cref="EvdevAddress"/>, <see cref="UsbPrinterAddress"/>, <see cref="SpoolerAddress"/>,
/// <see cref="VirtualAddress"/>.
/// </summary>
public abstract record LinkAddress
{
    private protected LinkAddress()
    {
    }

    /// <summary>Reads one of the forms of <see cref="DeviceOptions.Address"/>. Never throws; lists everything that is wrong.</summary>
    public static LinkAddressParse Parse(string? text) => LinkAddressParser.Parse(text ?? "");
}

/// <summary>A serial port, always 8 data bits, no parity, 1 stop bit.</summary>
/// <param name="Path">Device path (<c>/dev/serial/by-id/…</c>) or port name (<c>COM3</c>).</param>
/// <param name="Baud">Bits per second; null: the device's own default.</param>
public sealed record SerialAddress(string Path, int? Baud = null) : LinkAddress
{
    /// <summary>Speeds that Linux and Windows both know by name.</summary>
    public static IReadOnlyList<int> Bauds { get; } = [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600];

    public override string ToString() => Baud is { } baud ? $"serial:{Path}?baud={baud}" : $"serial:{Path}";
}

/// <summary>A serial server or network device.</summary>
/// <param name="Host">Name or IP address, IPv6 without brackets.</param>
/// <param name="Port">1 to 65535.</param>
public sealed record TcpAddress(string Host, int Port) : LinkAddress
{
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"tcp://[{Host}]:{Port}" : $"tcp://{Host}:{Port}";
}

/// <summary>A printer of the USB printer class, as the kernel shows it.</summary>
/// <param name="Path">Like <c>/dev/usb/lp0</c>.</param>
/// <param name="OneWay">Never read: some clones hang when they are.</param>
public sealed record UsbPrinterAddress(string Path, bool OneWay = false) : LinkAddress
{
    public override string ToString() => OneWay ? $"usblp:{Path}?oneway" : $"usblp:{Path}";
}

/// <summary>A printer queue of Windows, fed with raw bytes.</summary>
/// <param name="Printer">Name of the printer as Windows shows it.</param>
public sealed record SpoolerAddress(string Printer) : LinkAddress
{
    public override string ToString() => $"spooler:{Printer}";
}

/// <summary>A serial port that is found by asking what is there; only for devices that answer.</summary>
public sealed record AutoAddress : LinkAddress
{
    public override string ToString() => "serial:auto";
}

/// <summary>An ID card reader with an interface of its own, through the kernel's usbfs.</summary>
/// <param name="Vendor">USB vendor number.</param>
/// <param name="Product">USB product number.</param>
public sealed record UsbAddress(ushort Vendor, ushort Product) : LinkAddress
{
    public override string ToString() => $"usb:{Vendor:x4}:{Product:x4}";
}

/// <summary>A scanner in HID POS mode.</summary>
/// <param name="Path">Device path like <c>/dev/hidraw0</c>; null: the first one whose descriptor says that it is a scanner.</param>
public sealed record HidrawAddress(string? Path = null) : LinkAddress
{
    public override string ToString() => $"hidraw:{Path ?? "auto"}";
}

/// <summary>A scanner in keyboard mode.</summary>
/// <param name="Path">Device path like <c>/dev/input/by-id/usb-…-event-kbd</c>.</param>
public sealed record EvdevAddress(string Path) : LinkAddress
{
    public override string ToString() => $"evdev:{Path}";
}

/// <summary>A device in software behind a pseudo-terminal.</summary>
/// <param name="Baud">Speed of the wire it imitates; null: the device's own default.</param>
public sealed record VirtualAddress(int? Baud = null) : LinkAddress
{
    public override string ToString() => Baud is { } baud ? $"virtual:?baud={baud}" : "virtual:";
}

/// <summary>Outcome of <see cref="LinkAddress.Parse"/>: an address, or at least one problem in plain words.</summary>
public sealed record LinkAddressParse(LinkAddress? Address, IReadOnlyList<string> Problems);
