using EdgeGateway.Vision;
using EdgeGateway.Vision.CameraHealth;

namespace EdgeGateway.Service.CameraFaults;

/// <summary>Compares what was told with what is so. Pure.</summary>
internal static class FaultLedger
{
    /// <summary>Faults that are there and were not told.</summary>
    public static IEnumerable<(CameraOptions Camera, CameraFault Fault)> ToBegin(
        IReadOnlyList<CameraFaultData> told, IReadOnlyList<(CameraOptions Camera, CameraHealthReport Health)> cameras) =>
        from each in cameras
        from fault in each.Health.Faults
        where !told.Any(open => open.Camera.Id == each.Camera.Id && open.Fault == fault.Name)
        select (each.Camera, fault);

    /// <summary>
    /// Faults that were told and are surely gone, or that nobody watches any more. What cannot be told now, as right after a restart, stays open.
    /// </summary>
    public static IEnumerable<(CameraFaultData Told, bool Watched)> ToEnd(
        IReadOnlyList<CameraFaultData> told, IReadOnlyList<(CameraOptions Camera, CameraHealthReport Health)> cameras)
    {
        foreach (var open in told)
        {
            var (camera, health) = cameras.FirstOrDefault(each => each.Camera.Id == open.Camera.Id);
            var watched = camera is { Health.Enabled: true } && !camera.Health.Ignore.Contains(open.Fault);
            if (!watched || health.Well.Contains(open.Fault))
                yield return (open, watched);
        }
    }
}
