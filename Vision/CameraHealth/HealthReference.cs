namespace EdgeGateway.Vision.CameraHealth;

/// <summary>What a camera saw when all was well. Far too small to know a person by.</summary>
/// <param name="Light">Day and night have one each.</param>
/// <param name="TakenAt">UTC.</param>
/// <param name="Gray">Averaged small picture.</param>
/// <param name="Sharpness">As of <see cref="Impression.Sharpness"/>.</param>
internal sealed record HealthReference(Light Light, DateTimeOffset TakenAt, byte[] Gray, double Sharpness)
{
    public bool IsUsable => Gray is { Length: Impression.Columns * Impression.Rows } && Enum.IsDefined(Light) && double.IsFinite(Sharpness);

    public Structure ToStructure()
    {
        var gray = new float[Gray.Length];
        for (var i = 0; i < gray.Length; i++)
            gray[i] = Gray[i];
        return new Structure(gray);
    }
}
