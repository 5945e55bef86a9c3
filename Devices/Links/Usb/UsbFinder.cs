using System.Globalization;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Protocols.Usb;

namespace EdgeGateway.Devices.Links.Usb;

/// <summary>Finds plugged USB readers in the kernel's list. Asked before every attempt, so plugs may come and go.</summary>
/// <param name="devices"><c>/sys/bus/usb/devices</c> in life.</param>
/// <param name="nodes"><c>/dev/bus/usb</c> in life.</param>
internal sealed class UsbFinder(string devices, string nodes)
{
    /// <summary>All devices of this vendor and product whose endpoints make sense, by place in the tree.</summary>
    public IReadOnlyList<UsbNodeAddress> Find(UsbAddress wanted) => Directory.Exists(devices)
        ? [.. Directory.EnumerateFileSystemEntries(devices).Order(StringComparer.Ordinal).Select(entry => Read(entry, wanted)).OfType<UsbNodeAddress>()]
        : [];

    private UsbNodeAddress? Read(string entry, UsbAddress wanted)
    {
        try
        {
            if (Number(entry, "idVendor", NumberStyles.AllowHexSpecifier) != wanted.Vendor || Number(entry, "idProduct", NumberStyles.AllowHexSpecifier) != wanted.Product)
                return null;
            var bus = Number(entry, "busnum", NumberStyles.None);
            var device = Number(entry, "devnum", NumberStyles.None);
            var endpoints = UsbEndpoints.Read(File.ReadAllBytes(Path.Combine(entry, "descriptors")));
            return bus is null || device is null || SamUsbPipes.Of(endpoints) is not { } pipes
                ? null
                : new UsbNodeAddress(wanted, Path.Combine(nodes, $"{bus:D3}", $"{device:D3}"), pipes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Interfaces have no such files, and plugs are pulled while we look.
            return null;
        }
    }

    private static int? Number(string entry, string name, NumberStyles style)
    {
        var file = Path.Combine(entry, name);
        return File.Exists(file) && int.TryParse(File.ReadAllText(file).Trim(), style, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

/// <summary>One plugged reader.</summary>
/// <param name="Wanted">The address it was found for.</param>
/// <param name="Path">Its usbfs file; changes with every plug.</param>
/// <param name="Pipes">Which pipe carries what.</param>
internal sealed record UsbNodeAddress(UsbAddress Wanted, string Path, SamUsbPipes Pipes) : LinkAddress
{
    public override string ToString() => Wanted.ToString();
}
