using EdgeGateway.Protocols.Framing;

namespace EdgeGateway.Protocols.IdCard;

/// <summary>
/// Data of a base answer: two lengths (30 01: text, photo) or three (30 10: and fingerprint), big-endian, then the parts. Only the text
/// is ever looked at.
/// </summary>
public static class BaseInformation
{
    private const int MostOtherData = 256;

    /// <summary>Reads the identity from an answer to 30 01 or 30 10. A problem instead when lengths or text are not right.</summary>
    public static IdentityReading Read(in SamAnswer answer)
    {
        if (answer.Class != SamClass.Ok)
            return new IdentityReading(null, IdentityProblem.Status);
        var text = TextOf(answer.Data.Span, answer.DataLength);
        return text.IsEmpty ? new IdentityReading(null, IdentityProblem.Lengths) : IdentityText.Read(answer.Data.Span.Slice(text.Start, text.Length));
    }

    /// <summary>How much of the data of any answer may leave the parser: of a base answer lengths and text, of others up to 256 bytes.</summary>
    internal static int WorthKeeping(ReadOnlySpan<byte> data)
    {
        if (data.Length <= MostOtherData)
            return data.Length;
        var text = TextOf(data, data.Length);
        return text.IsEmpty ? 0 : text.End;
    }

    /// <summary>Where the text is; empty when the inner lengths do not add up to <paramref name="total"/>.</summary>
    private static Part TextOf(ReadOnlySpan<byte> data, int total)
    {
        foreach (var parts in (ReadOnlySpan<int>)[2, 3])
        {
            var cursor = new SpanCursor(data);
            int text = cursor.UInt16BigEndian(), sum = 2 * parts + text;
            for (var part = 1; part < parts; part++)
                sum += cursor.UInt16BigEndian();
            if (!cursor.Failed && sum == total && text > 0)
                return new Part(2 * parts, text);
        }
        return default;
    }

    private readonly record struct Part(int Start, int Length)
    {
        public int End => Start + Length;
        public bool IsEmpty => Length == 0;
    }
}
