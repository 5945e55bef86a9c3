using EdgeGateway.Service.Health;
using EdgeGateway.Vision;

namespace EdgeGateway.Service.Cases;

/// <summary>A camera as the API shows it.</summary>
/// <param name="Zones">Polygons in relative picture coordinates.</param>
/// <param name="HasPicture">False before the first picture.</param>
/// <param name="Virtual">A camera in software: the demo may stop and start it.</param>
internal sealed record CameraView(
    string Id, string Name, string Location, ThingReport Status, IReadOnlyList<IReadOnlyList<IReadOnlyList<float>>> Zones, bool HasPicture, bool Virtual)
{
    public static CameraView Of(Camera camera) => new(
        camera.Id,
        camera.Options.Name,
        camera.Options.Location,
        ThingReport.Of(camera.Status),
        [.. camera.Zones.Select(zone => (IReadOnlyList<IReadOnlyList<float>>)[.. zone.Select(point => (IReadOnlyList<float>)[point.X, point.Y])])],
        camera.HasPicture,
        camera.IsVirtual);
}
