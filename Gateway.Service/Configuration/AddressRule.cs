using EdgeGateway.Devices.Links;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Configuration;

/// <summary>Which kinds of address one kind of thing may have.</summary>
/// <param name="Example">One of each, for the message.</param>
/// <param name="IsGood">Judges one address.</param>
internal sealed record AddressRule(string Example, Func<string, bool> IsGood)
{
    public static AddressRule Device { get; } = new(
        "serial:/dev/ttyUSB0?baud=115200, serial:COM3?baud=9600, tcp://192.0.2.7:9100, virtual:",
        address => LinkAddress.Parse(address).Address is not null);

    public static AddressRule Camera { get; } = new(
        "rtsp://192.0.2.8/stream1, file:/path/clip.mp4, virtual:footage",
        address => Has(address, "rtsp") || Has(address, "rtsps") || address is "virtual:footage" or ['f', 'i', 'l', 'e', ':', _, ..]);

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
