using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EdgeGateway.Protocols.Messages;

/// <summary>
/// A piece of an evidence file on its way over a broker, and everything it takes to put the file together again whatever the order of arrival. Over MQTT 5 the
/// head travels as user properties; over MQTT 3.1.1, which has none, as one line of JSON before the bytes.
/// </summary>
/// <param name="Head">Which piece of which file.</param>
/// <param name="Body">Its bytes.</param>
public sealed partial record MediaChunk(MediaHead Head, ReadOnlyMemory<byte> Body)
{
    /// <summary>User property that holds the head, JSON.</summary>
    public const string Property = "media";

    /// <summary>Larger files do not travel this way.</summary>
    public const long MostBytes = 200_000_000;

    private const int MostChunks = 100_000;
    private const int MostHead = 4_096;

    /// <summary>Head, line feed, bytes.</summary>
    public byte[] Framed()
    {
        var head = HeadJson();
        var framed = new byte[head.Length + 1 + Body.Length];
        head.CopyTo(framed, 0);
        framed[head.Length] = (byte)'\n';
        Body.Span.CopyTo(framed.AsSpan(head.Length + 1));
        return framed;
    }

    /// <summary>The head alone.</summary>
    public byte[] HeadJson() => JsonSerializer.SerializeToUtf8Bytes(Head, MediaJson.Default.MediaHead);

    /// <summary>From head and bytes; false when they are no such piece, or one that would lead astray.</summary>
    public static bool TryParse(ReadOnlySpan<byte> head, ReadOnlyMemory<byte> body, [NotNullWhen(true)] out MediaChunk? chunk)
    {
        chunk = null;
        if (head.Length > MostHead)
            return false;
        try
        {
            if (JsonSerializer.Deserialize(head, MediaJson.Default.MediaHead) is { } parsed && IsSound(parsed, body.Length))
                chunk = new MediaChunk(parsed, body);
        }
        catch (JsonException)
        {
            return false;
        }
        return chunk is not null;
    }

    /// <summary>From a message that carries both.</summary>
    public static bool TryParseFramed(ReadOnlyMemory<byte> framed, [NotNullWhen(true)] out MediaChunk? chunk)
    {
        var end = framed.Span[..Math.Min(framed.Length, MostHead + 1)].IndexOf((byte)'\n');
        chunk = null;
        return end > 0 && TryParse(framed.Span[..end], framed[(end + 1)..], out chunk);
    }

    private static bool IsSound(MediaHead head, int body) =>
        FileName().IsMatch(head.Name) && Digest().IsMatch(head.Sha256) && (head.Original is null || Digest().IsMatch(head.Original))
        && head.Total is > 0 and <= MostChunks && head.Index > 0 && head.Index <= head.Total
        && head.Bytes is > 0 and <= MostBytes && head.Offset >= 0 && head.Offset + body <= head.Bytes;

    /// <summary>A plain name: it becomes a file somewhere.</summary>
    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{0,60}\z")]
    private static partial Regex FileName();

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Digest();
}
