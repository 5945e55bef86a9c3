using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Motion;

/// <summary>Small gray copies of a picture, from its brightness alone. Pure.</summary>
internal static class GrayGrid
{
    /// <summary>Samples per cell and side: more would only cost time. The rows are written out below.</summary>
    private const int Samples = 3;

    /// <param name="frame">Any size.</param>
    /// <param name="grid">Receives brightness 0 to 255, row by row.</param>
    public static void Shrink(Frame frame, Span<float> grid, int columns, int rows)
    {
        var (width, colour) = (frame.Width, frame.Format.Colour);
        var luma = frame.Luma;
        Span<int> across = stackalloc int[columns * Samples], down = stackalloc int[rows * Samples];
        Spread(across, width);
        Spread(down, frame.Height);
        for (var row = 0; row < rows; row++)
        {
            var top = luma.Slice(down[row * Samples] * width, width);
            var middle = luma.Slice(down[(row * Samples) + 1] * width, width);
            var bottom = luma.Slice(down[(row * Samples) + 2] * width, width);
            for (var column = 0; column < columns; column++)
            {
                var sum = 0;
                foreach (var x in across.Slice(column * Samples, Samples))
                    sum += top[x] + middle[x] + bottom[x];
                grid[(row * columns) + column] = colour.Light(sum / (float)(Samples * Samples));
            }
        }
    }

    /// <summary>Evenly over the picture.</summary>
    private static void Spread(Span<int> samples, int length)
    {
        for (var i = 0; i < samples.Length; i++)
            samples[i] = Math.Min((i * length / samples.Length) + (length / (samples.Length * 2)), length - 1);
    }
}
