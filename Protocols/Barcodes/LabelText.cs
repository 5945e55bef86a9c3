using System.Text;
using System.Text.Unicode;
using EdgeGateway.Protocols.Charsets;

namespace EdgeGateway.Protocols.Barcodes;

/// <summary>Bytes of a scan to text. Which character set a label uses depends on the program that made it; hardly ever does the scan say so.</summary>
public static class LabelText
{
    /// <summary>
    /// What the scanner says (an ECI designator, when <paramref name="aimId"/> tells that it sends them), else strict UTF-8, else GB18030. GBK text is hardly ever valid UTF-8, UTF-8 text is often valid GBK: hence this order.
    /// A UTF-8 byte order mark is left out. Never throws; unreadable bytes become U+FFFD.
    /// </summary>
    /// <param name="raw">The scan without its AIM identifier.</param>
    /// <param name="aimId">AIM identifier like <c>]Q2</c>, null when the scanner sends none.</param>
    public static string Decode(ReadOnlySpan<byte> raw, string? aimId = null)
    {
        if (EciText.TryDecode(raw, aimId) is { } told)
            return told;
        if (raw.StartsWith("\uFEFF"u8))
            raw = raw[3..];
        return Utf8.IsValid(raw) ? Encoding.UTF8.GetString(raw) : Gb18030.Lenient.GetString(raw);
    }
}
