using System.Security.Cryptography;

namespace EdgeGateway.Service.Delivery.Media;

/// <summary>Makes a picture fit what may be sent.</summary>
internal sealed class PictureFitter(StillOptions options, PictureSource source)
{
    /// <summary>Below this a picture shows nothing any more.</summary>
    private const int Least = 5_000;

    /// <summary>Null when it is too large and cannot, or must not, be made smaller.</summary>
    public Picture? Fit(PictureRow row, byte[] bytes, int limit)
    {
        if (bytes.Length <= limit)
            return new Picture(row, bytes, row.Sha256);
        return MayShrink(row) && source.Shrink(bytes, limit) is { } smaller ? new Picture(row, smaller, Convert.ToHexStringLower(SHA256.HashData(smaller))) : null;
    }

    /// <summary>The next limit for a platform that found this one too large; null when there is none.</summary>
    public int? Smaller(Picture picture) => MayShrink(picture.Row) && picture.Bytes.Length / 2 >= Least ? picture.Bytes.Length / 2 : null;

    private bool MayShrink(PictureRow row) => options.Shrink && PictureKinds.Of(row.Name) != PictureKinds.Clip;
}
