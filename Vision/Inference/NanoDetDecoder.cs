using System.Numerics.Tensors;

namespace EdgeGateway.Vision.Inference;

/// <summary>
/// NanoDet: per stride class probabilities and, for each side of the box, how likely its distance from the cell's centre is
/// 0, 1, … 7 strides; the expected value counts (generalised focal loss). Every class of a cell that is likely enough is a finding.
/// </summary>
internal static class NanoDetDecoder
{
    private const int Bins = 8;

    public static void Decode(
        ReadOnlySpan<float> classScores, ReadOnlySpan<float> distances, int stride, int columns, int classes, float lowScore,
        List<Finding> findings)
    {
        Span<float> sides = stackalloc float[4];
        var cells = classScores.Length / classes;
        for (var cell = 0; cell < cells; cell++)
        {
            var scores = classScores.Slice(cell * classes, classes);
            if (TensorPrimitives.Max(scores) < lowScore)
                continue;
            Distances(distances.Slice(cell * 4 * Bins, 4 * Bins), stride, sides);
            var x = ((cell % columns) + 0.5f) * stride;
            var y = ((cell / columns) + 0.5f) * stride;
            for (var c = 0; c < scores.Length; c++)
            {
                if (scores[c] >= lowScore)
                    findings.Add(new Finding(c, scores[c], x - sides[0], y - sides[1], x + sides[2], y + sides[3]));
            }
        }
    }

    /// <summary>Left, top, right, bottom in pixels.</summary>
    private static void Distances(ReadOnlySpan<float> bins, int stride, Span<float> sides)
    {
        for (var side = 0; side < 4; side++)
        {
            var ofSide = bins.Slice(side * Bins, Bins);
            var (sum, weighted, most) = (0f, 0f, TensorPrimitives.Max(ofSide));
            for (var bin = 0; bin < Bins; bin++)
            {
                var chance = MathF.Exp(ofSide[bin] - most);
                sum += chance;
                weighted += bin * chance;
            }
            sides[side] = weighted / sum * stride;
        }
    }
}
