using EdgeGateway.Vision;

namespace EdgeGateway.Service.Cases;

/// <summary>All cameras of this box, made once from the configuration; switched-off ones included.</summary>
internal sealed class CameraRoster(IReadOnlyList<Camera> cameras)
{
    public IReadOnlyList<Camera> All { get; } = cameras;

    public Camera? Find(string id) => All.FirstOrDefault(camera => camera.Id == id);
}
