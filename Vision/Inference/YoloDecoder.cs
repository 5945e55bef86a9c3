using System.Numerics.Tensors;

namespace EdgeGateway.Vision.Inference;

/// <summary>
/// The two common YOLO exports, boxes as centre and size in input pixels: one row per object with an objectness column (v5, v7),
/// or one column per object without it (v8 and later). Every class of an object that is likely enough is a finding.
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
            var scores = row[5..];
            if (row[4] * TensorPrimitives.Max(scores) < lowScore)
                continue;
            for (var c = 0; c < classes; c++)
            {
                var score = row[4] * scores[c];
                if (score >= lowScore)
                    findings.Add(At(c, score, row[0], row[1], row[2], row[3]));
            }
        }
    }

    /// <summary>4 + classes lines of <paramref name="count"/> values each.</summary>
    public static void DecodeColumns(ReadOnlySpan<float> output, int classes, int count, float lowScore, List<Finding> findings)
    {
        for (var c = 0; c < classes; c++)
        {
            // Line by line, as they lie in memory: most classes are nowhere in the picture.
            var line = output.Slice((4 + c) * count, count);
            if (count == 0 || TensorPrimitives.Max(line) < lowScore)
                continue;
            for (var i = 0; i < count; i++)
            {
                if (line[i] >= lowScore)
                    findings.Add(At(c, line[i], output[i], output[count + i], output[(2 * count) + i], output[(3 * count) + i]));
            }
        }
    }

    private static Finding At(int label, float score, float x, float y, float width, float height) =>
        new(label, score, x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2));
}
