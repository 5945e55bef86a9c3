using EdgeGateway.Vision.Capture;
using EdgeGateway.Vision.Virtual;

namespace EdgeGateway.Vision.Replays;

/// <summary>Films that stand behind a camera.</summary>
public static class CameraFilms
{
    /// <summary>The file a camera plays instead of a stream, or null.</summary>
    public static string? FileOf(CameraOptions camera, string dataDirectory)
    {
        ArgumentNullException.ThrowIfNull(camera);
        if (!CameraAddress.TryParse(camera.Address, out var address))
            return null;
        return address.Kind switch
        {
            AddressKind.File => File.Exists(address.Text) ? address.Text : null,
            AddressKind.Virtual => Footage.Find(address.Text is "footage" ? null : address.Text, dataDirectory),
            _ => null,
        };
    }
}
