using EdgeGateway.Devices.Links;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Configuration;

/// <summary>Which kinds of address one kind of thing may have.</summary>
/// <param name="Example">One of each, for the message.</param>
/// <param name="IsGood">Judges one address.</param>
internal sealed record AddressRule(string Example, Func<string, bool> IsGood)
{
    public static AddressRule Reader { get; } = new(
        "serial:/dev/serial/by-id/usb-reader?baud=115200, serial:COM3, serial:auto, usb:0400:c35a, tcp://192.0.2.7:9100, virtual:",
        address => LinkAddress.Parse(address).Address is SerialAddress or AutoAddress or UsbAddress or TcpAddress or VirtualAddress);

    /// <summary>A scanner cannot be asked who it is, so its serial port must be named.</summary>
    public static AddressRule Scanner { get; } = new(
        "serial:/dev/serial/by-id/usb-scanner?baud=9600, serial:COM3?baud=9600, hidraw:auto, evdev:/dev/input/by-id/usb-scanner-event-kbd, tcp://192.0.2.7:9100, virtual:",
        address => LinkAddress.Parse(address).Address is SerialAddress or HidrawAddress or EvdevAddress or TcpAddress or VirtualAddress);

    public static AddressRule Printer { get; } = new(
        "serial:/dev/serial/by-id/usb-printer?baud=115200, serial:COM3?baud=9600, serial:auto, usblp:/dev/usb/lp0, spooler:POS-58, tcp://192.0.2.7:9100, virtual:",
        address => LinkAddress.Parse(address).Address is { } parsed and not (UsbAddress or HidrawAddress or EvdevAddress));

    public static AddressRule Camera { get; } = new(
        "rtsp://192.0.2.8/stream1, file:/path/clip.mp4, v4l2:/dev/video0, virtual:footage",
        address => Has(address, "rtsp") || Has(address, "rtsps") || address is "virtual:footage" or ['v', '4', 'l', '2', ':', '/', 'd', 'e', 'v', '/', _, ..] or ['f', 'i', 'l', 'e', ':', _, ..]);

    public static AddressRule Broker { get; } = new(
        "mqtt://192.0.2.9:1883, mqtts://broker.example:8883",
        address => Has(address, "mqtt") || Has(address, "mqtts"));

    public IEnumerable<ConfigurationError> Check(IEnumerable<(string Address, string Path)> addresses) =>
        addresses.Where(one => one.Address.Length > 0 && !IsGood(one.Address))
            .Select(one => new ConfigurationError(one.Path, new Bilingual(
                $"看不懂地址 \"{one.Address}\"。例如：{Example}。",
                $"The address \"{one.Address}\" is not understood. Examples: {Example}.")));

    private static bool Has(string address, string scheme) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == scheme && uri.Host.Length > 0;
}
