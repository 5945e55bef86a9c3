namespace EdgeGateway.Vision.Capture;

/// <summary>Size and colours of a YUV 4:2:0 picture: a plane of brightness, then two of colour differences with half as many columns and rows, rounded up. No gaps.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Colour">What the bytes mean.</param>
public readonly record struct PictureFormat(int Width, int Height, YuvColour Colour)
{
    public int ChromaWidth => (Width + 1) / 2;

    public int ChromaHeight => (Height + 1) / 2;

    /// <summary>Of the plane of brightness.</summary>
    public int LumaBytes => Width * Height;

    /// <summary>Of one plane of differences.</summary>
    public int ChromaBytes => ChromaWidth * ChromaHeight;

    public int Bytes => LumaBytes + (2 * ChromaBytes);
}
