using EdgeGateway.Protocols.EscPos;

namespace EdgeGateway.Protocols.Tests.EscPos;

internal static class Rendered
{
    /// <summary>Everything the bytes put on paper, whether cut or not.</summary>
    public static IReadOnlyList<RenderedLine> Lines(ReadOnlySpan<byte> bytes, int columns, params IReadOnlyList<int> splits)
    {
        var reader = new EscPosReader();
        var renderer = new ReceiptRenderer(columns);
        var lines = new List<RenderedLine>();
        var start = 0;
        var length = bytes.Length;
        foreach (var end in splits.Where(split => split < length).Order().Append(length))
        {
            reader.Append(bytes[start..end]);
            start = end;
            while (reader.Read() is { } command)
            {
                if (renderer.Apply(command) is { } receipt)
                    lines.AddRange(receipt.Lines);
            }
        }
        lines.AddRange(renderer.Finish()?.Lines ?? []);
        return lines;
    }
}
