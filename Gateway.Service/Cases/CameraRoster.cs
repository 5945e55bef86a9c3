using EdgeGateway.Vision;
using EdgeGateway.Vision.Evidence;

namespace EdgeGateway.Service.Cases;

/// <summary>All cameras of this box as they are now; switched-off ones included. <see cref="CameraHost"/> changes them while the gateway runs.</summary>
internal sealed class CameraRoster
{
    private volatile IReadOnlyList<Camera> _all;

    public CameraRoster(IReadOnlyList<Camera> cameras)
    {
        _all = cameras;
        LatestOf = (camera, box, name) => Find(camera)?.LatestOf(box, name) ?? [];
    }

    public IReadOnlyList<Camera> All => _all;

    /// <summary>The latest pictures a camera has of something at a box; a test puts its own here.</summary>
    public Func<string, Box, string, IReadOnlyList<Still>> LatestOf { get; init; }

    public Camera? Find(string id) => _all.FirstOrDefault(camera => camera.Id == id);

    public void Use(IReadOnlyList<Camera> cameras) => _all = cameras;
}

/// <summary>Makes a camera as the configuration wants it.</summary>
internal sealed record CameraFactory(Func<CameraOptions, Camera> Make);
