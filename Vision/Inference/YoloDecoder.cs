using System.Numerics.Tensors;

namespace EdgeGateway.Vision.Inference;

/// <summary>
/// The two common YOLO exports, boxes as centre and size in input pixels: one row per object with an objectness column (v5, v7),
/// or one column per object without it (v8 and later).
/// </summary>
internal static class YoloDecoder
{
    /// <summary>Rows of cx, cy, w, h, objectness, classes.</summary>
    public static void DecodeRows(ReadOnlySpan<float> output, int classes, float lowScore, List<Finding> findings)
    {
        var columns = classes + 5;
        for (var at = 0; at + columns <= output.Length; at += columns)
        {
            var row = output.Slice(at, columns);
            if (row[4] < lowScore)
                continue;
            var best = TensorPrimitives.IndexOfMax(row[5..]);
            Add(best, row[4] * row[5 + best], row[0], row[1], row[2], row[3], lowScore, findings);
        }
    }

    /// <summary>4 + classes lines of <paramref name="count"/> values each.</summary>
    public static void DecodeColumns(ReadOnlySpan<float> output, int classes, int count, float lowScore, List<Finding> findings)
    {
        for (var i = 0; i < count; i++)
        {
            var best = 0;
            var score = float.MinValue;
            for (var c = 0; c < classes; c++)
            {
                var value = output[((4 + c) * count) + i];
                if (value > score)
                    (best, score) = (c, value);
            }
            Add(best, score, output[i], output[count + i], output[(2 * count) + i], output[(3 * count) + i], lowScore, findings);
        }
    }

    private static void Add(int best, float score, float x, float y, float width, float height, float lowScore, List<Finding> findings)
    {
        if (score >= lowScore)
            findings.Add(new Finding(best, score, x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2)));
    }
}
