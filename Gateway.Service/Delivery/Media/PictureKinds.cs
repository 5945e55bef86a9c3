namespace EdgeGateway.Service.Delivery.Media;

/// <summary>Kinds of evidence files, told by their names. Pure.</summary>
internal static class PictureKinds
{
    public const string Overlay = "overlay";
    public const string Wide = "wide";
    public const string Crop = "crop";
    public const string Clip = "clip";

    public static IReadOnlyList<string> All { get; } = [Overlay, Wide, Crop, Clip];

    public static string Of(string name) =>
        name.EndsWith(".mp4", StringComparison.Ordinal) ? Clip
        : name.Contains("overlay", StringComparison.Ordinal) ? Overlay
        : name.Contains("crop", StringComparison.Ordinal) ? Crop
        : Wide;
}
