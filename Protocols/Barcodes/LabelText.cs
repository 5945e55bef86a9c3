using System.Text;
using System.Text.Unicode;
using EdgeGateway.Protocols.Charsets;

namespace EdgeGateway.Protocols.Barcodes;

/// <summary>Bytes of a scan to text. Which character set a label uses depends on the program that made it; nothing in the scan says so.</summary>
public static class LabelText
{
    /// <summary>
    /// Strict UTF-8, else GB18030. GBK text is hardly ever valid UTF-8, UTF-8 text is often valid GBK: hence this order.
    /// A UTF-8 byte order mark is left out. Never throws; unreadable bytes become U+FFFD.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> raw)
    {
        if (raw.StartsWith("\uFEFF"u8))
            raw = raw[3..];
        return Utf8.IsValid(raw) ? Encoding.UTF8.GetString(raw) : Gb18030.Lenient.GetString(raw);
    }
}
