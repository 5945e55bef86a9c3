namespace EdgeGateway.Vision.CameraHealth;

/// <summary>Averages healthy pictures into a reference, so that what only passes by leaves no trace in it. Pure.</summary>
/// <param name="looks">Pictures it takes.</param>
internal sealed class ReferenceLearner(int looks)
{
    private readonly float[] _sum = new float[Impression.Columns * Impression.Rows];
    private double _sharpness;

    public int Seen { get; private set; }

    /// <returns>The reference once it is ready.</returns>
    public HealthReference? Add(Impression impression, Light light, DateTimeOffset now)
    {
        System.Numerics.Tensors.TensorPrimitives.Add(_sum, impression.Gray, _sum);
        _sharpness += impression.Sharpness;
        if (++Seen < looks)
            return null;
        return new HealthReference(light, now, [.. _sum.Select(sum => (byte)Math.Clamp(MathF.Round(sum / Seen), 0, 255))], _sharpness / Seen);
    }
}
