using System.Numerics.Tensors;

namespace EdgeGateway.Vision.Inference;

/// <summary>
/// YOLOX without its own decoding: one row per cell of the strides 8, 16, 32 in that order, row by row; columns
/// cx, cy, w, h, objectness, classes. Objectness and classes are probabilities already. Every class of a cell that is likely enough is a finding.
/// </summary>
internal static class YoloxDecoder
{
    private static readonly int[] Strides = [8, 16, 32];

    public static int Rows(int width, int height) => Strides.Sum(stride => (width / stride) * (height / stride));

    public static void Decode(ReadOnlySpan<float> output, int width, int height, int classes, float lowScore, List<Finding> findings)
    {
        var columns = classes + 5;
        var row = 0;
        foreach (var stride in Strides)
        {
            for (var y = 0; y < height / stride; y++)
            {
                for (var x = 0; x < width / stride; x++, row++)
                {
                    var cell = output.Slice(row * columns, columns);
                    if (cell[4] >= lowScore)
                        Add(cell, x, y, stride, lowScore, findings);
                }
            }
        }
    }

    private static void Add(ReadOnlySpan<float> cell, int x, int y, int stride, float lowScore, List<Finding> findings)
    {
        var classes = cell[5..];
        if (cell[4] * TensorPrimitives.Max(classes) < lowScore)
            return;
        var centreX = (cell[0] + x) * stride;
        var centreY = (cell[1] + y) * stride;
        var halfWidth = MathF.Exp(cell[2]) * stride / 2;
        var halfHeight = MathF.Exp(cell[3]) * stride / 2;
        for (var c = 0; c < classes.Length; c++)
        {
            var score = cell[4] * classes[c];
            if (score >= lowScore)
                findings.Add(new Finding(c, score, centreX - halfWidth, centreY - halfHeight, centreX + halfWidth, centreY + halfHeight));
        }
    }
}
