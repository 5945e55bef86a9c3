namespace EdgeGateway.Vision.Inference;

/// <summary>The way back from the model's input pixels to picture coordinates: how much of the input the picture covers.</summary>
/// <param name="Width">Input pixels the picture's width became.</param>
/// <param name="Height">Input pixels the picture's height became.</param>
internal readonly record struct PictureMap(int Width, int Height)
{
    /// <summary>Where a picture lands in an input of this size.</summary>
    public static PictureMap For(ModelManifest manifest, int pictureWidth, int pictureHeight)
    {
        if (manifest.Resize == "stretch")
            return new PictureMap(manifest.Width, manifest.Height);
        var ratio = Math.Min((double)manifest.Width / pictureWidth, (double)manifest.Height / pictureHeight);
        return new PictureMap(
            Math.Clamp((int)Math.Round(pictureWidth * ratio), 1, manifest.Width),
            Math.Clamp((int)Math.Round(pictureHeight * ratio), 1, manifest.Height));
    }

    /// <summary>Box in input pixels to picture coordinates, cut at the border.</summary>
    public Box Back(float left, float top, float right, float bottom) => new(
        Math.Clamp(left / Width, 0, 1),
        Math.Clamp(top / Height, 0, 1),
        Math.Clamp(right / Width, 0, 1),
        Math.Clamp(bottom / Height, 0, 1));
}
