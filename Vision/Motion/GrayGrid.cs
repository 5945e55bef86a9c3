namespace EdgeGateway.Vision.Motion;

/// <summary>Small gray copies of a picture. Pure, on spans.</summary>
internal static class GrayGrid
{
    /// <summary>Samples per cell and side: more would only cost time.</summary>
    private const int Samples = 3;

    /// <param name="bgr">Three bytes a pixel, rows without gaps.</param>
    /// <param name="grid">Receives brightness 0 to 255, row by row.</param>
    public static void Shrink(ReadOnlySpan<byte> bgr, int width, int height, Span<float> grid, int columns, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                grid[(row * columns) + column] = Cell(bgr, width, height, (column, columns), (row, rows));
        }
    }

    private static float Cell(ReadOnlySpan<byte> bgr, int width, int height, (int At, int Of) column, (int At, int Of) row)
    {
        var sum = 0;
        for (var i = 0; i < Samples; i++)
        {
            var y = Math.Min((((row.At * Samples) + i) * height / (row.Of * Samples)) + (height / (row.Of * Samples * 2)), height - 1);
            for (var j = 0; j < Samples; j++)
            {
                var x = Math.Min((((column.At * Samples) + j) * width / (column.Of * Samples)) + (width / (column.Of * Samples * 2)), width - 1);
                var at = ((y * width) + x) * 3;
                // Rec. 601 in whole numbers of 1/256.
                sum += (29 * bgr[at]) + (150 * bgr[at + 1]) + (77 * bgr[at + 2]);
            }
        }
        return sum / (256f * Samples * Samples);
    }
}
