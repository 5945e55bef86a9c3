namespace EdgeGateway.Service.Delivery.Media;

/// <summary>A picture ready to go.</summary>
/// <param name="Row">Which one.</param>
/// <param name="Bytes">As they are sent.</param>
/// <param name="Sha256">Of these bytes.</param>
internal sealed record Picture(PictureRow Row, byte[] Bytes, string Sha256)
{
    /// <summary>Not the bytes that were signed, but the same picture smaller.</summary>
    public bool IsSmaller => Sha256 != Row.Sha256;

    /// <summary>For HTTP.</summary>
    public string ContentType => PictureKinds.Of(Row.Name) == PictureKinds.Clip ? "video/mp4" : "image/jpeg";
}
