using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Motion;

namespace EdgeGateway.Vision.CameraHealth;

/// <summary>What the health of a picture is judged by: a small gray copy and a few figures. Pure, made from about 70,000 pixels whatever the picture's size.</summary>
/// <param name="Gray">Brightness 0 to 255, <see cref="Columns"/> × <see cref="Rows"/>.</param>
/// <param name="Sharpness">Finest detail (mean absolute Laplacian at full size) for each level of coarse contrast.</param>
/// <param name="Colour">Mean distance between the colour channels; next to nothing in infrared pictures.</param>
internal sealed record Impression(float[] Gray, double Sharpness, double Colour)
{
    public const int Columns = 96;
    public const int Rows = 54;

    private const float DarkCell = 60;
    private const float WhiteCell = 245;

    // Spots in which the finest detail is measured, and the side of each.
    private const int SpotsAcross = 48;
    private const int SpotsDown = 27;
    private const int Spot = 4;

    public float Mean { get; } = Average(Gray);

    /// <summary>Part of the picture that has at least some light, 0 to 1.</summary>
    public double Lit { get; } = Share(Gray, static cell => cell > DarkCell);

    /// <summary>Part of the picture that is white, 0 to 1.</summary>
    public double White { get; } = Share(Gray, static cell => cell > WhiteCell);

    public static Impression Of(Frame frame)
    {
        var gray = new float[Columns * Rows];
        GrayGrid.Shrink(frame, gray, Columns, Rows);
        var (detail, colour) = Fine(frame);
        return new Impression(gray, detail / (1 + Coarse(gray)), colour);
    }

    private static (double Detail, double Colour) Fine(Frame frame)
    {
        var (width, height) = (frame.Width, frame.Height);
        if (width < 8 || height < 8)
            return (0, 0);
        Span<byte> luma = frame.Luma, u = frame.U, v = frame.V;
        var (detail, colour) = (0L, 0.0);
        for (var down = 0; down < SpotsDown; down++)
        {
            var top = 1 + (int)((long)down * (height - Spot - 2) / (SpotsDown - 1));
            for (var across = 0; across < SpotsAcross; across++)
            {
                var left = 1 + (int)((long)across * (width - Spot - 2) / (SpotsAcross - 1));
                for (var y = top; y < top + Spot; y++)
                {
                    var at = (y * width) + left;
                    for (var x = 0; x < Spot; x++, at++)
                        detail += Math.Abs((4 * luma[at]) - luma[at - 1] - luma[at + 1] - luma[at - width] - luma[at + width]);
                }
                var block = (top / 2 * frame.Format.ChromaWidth) + (left / 2);
                colour += frame.Format.Colour.Colourfulness(luma[(top * width) + left], u[block], v[block]);
            }
        }
        const int Spots = SpotsAcross * SpotsDown;
        return (detail * frame.Format.Colour.Gain / (Spots * Spot * Spot), colour / Spots);
    }

    /// <summary>Mean step between neighbours of the small copy: contrast of the scene, which no lens out of focus takes away.</summary>
    private static double Coarse(float[] gray)
    {
        double sum = 0;
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 1; column < Columns; column++)
                sum += Math.Abs(gray[(row * Columns) + column] - gray[(row * Columns) + column - 1]);
        }
        return sum / (Rows * (Columns - 1));
    }

    private static float Average(float[] gray) => System.Numerics.Tensors.TensorPrimitives.Sum<float>(gray) / gray.Length;

    private static double Share(float[] gray, Func<float, bool> counts) => (double)gray.Count(counts) / gray.Length;
}
