using EdgeGateway.Protocols.Usb;

namespace EdgeGateway.Protocols.IdCard;

/// <summary>
/// Which pipe of a USB reader carries what. Firmware differs: with two pipes each way, preamble and length travel on the lower one and
/// the body on the higher; with one each way a frame travels whole.
/// </summary>
/// <param name="HeaderOut">Towards the reader: preamble and length, or everything.</param>
/// <param name="BodyOut">Towards the reader: command to checksum; the same as <paramref name="HeaderOut"/> when frames travel whole.</param>
/// <param name="HeaderIn">From the reader: preamble and length, or everything.</param>
/// <param name="BodyIn">From the reader: status to checksum.</param>
public sealed record SamUsbPipes(byte HeaderOut, byte BodyOut, byte HeaderIn, byte BodyIn)
{
    public bool IsSplit => HeaderOut != BodyOut;

    /// <summary>The layout by the number of endpoints; null when it is none of the two.</summary>
    public static SamUsbPipes? Of(UsbEndpoints endpoints) => (endpoints.Out, endpoints.In) switch
    {
        ([var headerOut, var bodyOut], [var headerIn, var bodyIn]) => new SamUsbPipes(headerOut, bodyOut, headerIn, bodyIn),
        ([var @out], [var @in]) => new SamUsbPipes(@out, @out, @in, @in),
        _ => null,
    };

    /// <summary>The transfers that carry a request, in order.</summary>
    /// <param name="frame">One whole frame.</param>
    public IReadOnlyList<(byte Pipe, ReadOnlyMemory<byte> Bytes)> Outgoing(ReadOnlyMemory<byte> frame) => IsSplit && frame.Length > SamFrame.HeaderLength
        ? [(HeaderOut, frame[..SamFrame.HeaderLength]), (BodyOut, frame[SamFrame.HeaderLength..])]
        : [(HeaderOut, frame)];
}
