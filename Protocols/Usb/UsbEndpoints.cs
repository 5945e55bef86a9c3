namespace EdgeGateway.Protocols.Usb;

/// <summary>The bulk endpoints of a USB device's first interface, out of its descriptors.</summary>
/// <param name="Out">Addresses towards the device, ascending.</param>
/// <param name="In">Addresses from the device, ascending; their top bit is set.</param>
public sealed record UsbEndpoints(IReadOnlyList<byte> Out, IReadOnlyList<byte> In)
{
    private const byte InterfaceDescriptor = 4, EndpointDescriptor = 5, Bulk = 2, Inwards = 0x80;

    /// <summary>
    /// Reads descriptors as Linux keeps them in <c>/sys/bus/usb/devices/…/descriptors</c>: device, configuration, interfaces, endpoints.
    /// Only interface 0 in its first setting counts. Stops at a descriptor that breaks off.
    /// </summary>
    public static UsbEndpoints Read(ReadOnlySpan<byte> descriptors)
    {
        var outwards = new SortedSet<byte>();
        var inwards = new SortedSet<byte>();
        var first = false;
        while (descriptors.Length >= 2 && descriptors[0] >= 2 && descriptors[0] <= descriptors.Length)
        {
            var one = descriptors[..descriptors[0]];
            descriptors = descriptors[one.Length..];
            if (one[1] == InterfaceDescriptor && one.Length >= 4)
                first = one[2] == 0 && one[3] == 0;
            else if (one[1] == EndpointDescriptor && one.Length >= 4 && first && (one[3] & 3) == Bulk)
                ((one[2] & Inwards) != 0 ? inwards : outwards).Add(one[2]);
        }
        return new UsbEndpoints([.. outwards], [.. inwards]);
    }
}
