using System.Buffers.Binary;
using EdgeGateway.Testing;
using EdgeGateway.Vision.Capture.Nut;

namespace EdgeGateway.Fuzz.Targets;

/// <summary>The container in which ffmpeg hands over pictures.</summary>
internal static class NutTargets
{
    private static readonly byte[] FileId = "nut/multimedia container\0"u8.ToArray();
    private static readonly byte[] MainCode = Seeds.Hex("4E4D7A561F5F04AD");
    private static readonly byte[] StreamCode = Seeds.Hex("4E5311405BF2F9DB");
    private static readonly byte[] SyncCode = Seeds.Hex("4E4BE4ADEECA4569");

    public static IEnumerable<FuzzTarget> All()
    {
        byte[][] words = [MainCode, StreamCode, SyncCode, Seeds.Hex("4E49AB68B596BA78"), [0x80], [0xFF, 0xFF, 0xFF, 0xFF, 0x7F]];
        byte[][] films = [.. SourceTree.Files(".nut", "tests/Vision.Tests/Capture/cases").Select(file => File.ReadAllBytes(SourceTree.Path(file)))];
        return
        [
            new("nut stream", films, Stream) { Words = words, Longest = 8192, Share = 0.5 },
            // A repeated main header is a table of 10 KB made from some twenty bytes; its use ends with the next one.
            new("nut headers", [.. films.Select(Contents)], Headers) { Words = words, AllocatesPerByte = 1024, Share = 0.5 },
        ];
    }

    private static int Stream(byte[] bytes)
    {
        var reader = new NutReader();
        var (at, steps, last) = (0L, 0, NutStep.NeedMore);
        while (at <= bytes.Length)
        {
            last = reader.Read(bytes.AsSpan((int)at));
            if (last.Kind is NutStepKind.NeedMore or NutStepKind.Broken)
                break;
            if (last.Consumed <= 0 && last.Size <= 0)
                throw new InvalidOperationException("a step that takes nothing: the caller would ask for ever");
            at += last.Consumed + Math.Min(last.Size, bytes.Length + 1L);
            steps++;
        }
        return HashCode.Combine(last.Kind, last.Problem, Math.Min(steps, 40));
    }

    /// <summary>Mutated contents with a right checksum around them: without that hardly any would come past the first check.</summary>
    private static int Headers(byte[] bytes)
    {
        var first = bytes.Length > 2 ? Math.Min(BinaryPrimitives.ReadUInt16BigEndian(bytes), bytes.Length - 2) : 0;
        var body = bytes.AsSpan(Math.Min(2, bytes.Length));
        var rest = body[first..];
        return Stream([.. FileId, .. Packet(MainCode, body[..first]), .. Packet(StreamCode, rest[..(rest.Length / 2)]), .. Packet(SyncCode, rest[(rest.Length / 2)..]), 0, 0x81, 0x00, 0x10, .. rest]);
    }

    private static byte[] Packet(byte[] code, ReadOnlySpan<byte> content)
    {
        var checksum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, NutChecksum.Of(content));
        var length = content.Length + 4;
        var padding = length > 4096 ? new byte[4] : [];
        return [.. code, (byte)(0x80 | (length >> 14 & 0x7F)), (byte)(0x80 | (length >> 7 & 0x7F)), (byte)(length & 0x7F), .. padding, .. content, .. checksum];
    }

    /// <summary>Two bytes of length, the main header's contents, the stream header's.</summary>
    private static byte[] Contents(byte[] film)
    {
        var main = Content(film, MainCode);
        var stream = Content(film, StreamCode);
        return [(byte)(main.Length >> 8), (byte)main.Length, .. main, .. stream];
    }

    private static byte[] Content(byte[] film, byte[] code)
    {
        var at = film.AsSpan().IndexOf(code) + code.Length;
        var length = 0;
        do
            length = (length << 7) | (film[at] & 0x7F);
        while ((film[at++] & 0x80) != 0);
        return film[at..(at + length - 4)];
    }
}
