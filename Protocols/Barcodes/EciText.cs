using System.Text;
using EdgeGateway.Protocols.Charsets;

namespace EdgeGateway.Protocols.Barcodes;

/// <summary>
/// Scans in which the scanner says the character set: <c>\</c> and six digits (an ECI designator) before the text, every other <c>\</c>
/// doubled. Only scanners that were told so do it, and then their AIM identifier says so.
/// </summary>
internal static class EciText
{
    private const int Digits = 6;

    /// <summary>The text without designators; null when the scan carries none.</summary>
    public static string? TryDecode(ReadOnlySpan<byte> raw, string? aimId)
    {
        if (aimId is not ("]Q2" or "]Q4" or "]Q6" or "]d4" or "]d5" or "]d6") || DesignatorAt(raw) < 0)
            return null;
        var text = new StringBuilder();
        var charset = 0;
        for (var rest = raw; !rest.IsEmpty;)
        {
            var next = DesignatorAt(rest);
            text.Append(Decode(next < 0 ? rest : rest[..next], charset));
            if (next < 0)
                break;
            charset = Number(rest.Slice(next + 1, Digits));
            rest = rest[(next + 1 + Digits)..];
        }
        return text.Replace(@"\\", @"\").ToString();
    }

    private static string Decode(ReadOnlySpan<byte> bytes, int charset) => charset switch
    {
        1 or 3 => Encoding.Latin1.GetString(bytes),
        29 or 32 => Gb18030.Lenient.GetString(bytes),
        _ => LabelText.Decode(bytes),
    };

    /// <summary>A doubled backslash is skipped: what follows it is text.</summary>
    private static int DesignatorAt(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at + Digits < bytes.Length; at++)
        {
            if (bytes[at] != '\\')
                continue;
            if (!bytes.Slice(at + 1, Digits).ContainsAnyExceptInRange((byte)'0', (byte)'9'))
                return at;
            at += bytes[at + 1] == '\\' ? 1 : 0;
        }
        return -1;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = (number * 10) + digit - '0';
        return number;
    }
}
