using EdgeGateway.Protocols.City;
using EdgeGateway.Vision;
using EdgeGateway.Vision.CameraHealth;

namespace EdgeGateway.Service.CameraFaults;

/// <summary>Turns a fault and what the configuration says about its camera into the event's data. Pure.</summary>
internal static class FaultWriteUp
{
    private const string Category = "camera-fault";

    /// <summary>GB/T 47678.5, annex A: the camera as a component of the city.</summary>
    private static readonly EventCode Component = new(CityStandards.Y2026, "component", "01050", "监控电子眼设施", "listed");

    public static CameraFaultData Began(Guid id, CameraFault fault, CameraOptions camera) => new()
    {
        FaultId = id,
        Change = CameraFaultData.Began,
        Fault = fault.Name,
        Cause = fault.Trouble.Cause,
        NextStep = fault.Trouble.NextStep,
        Measure = fault.Measure,
        Since = fault.Since,
        Component = Component,
        Codes = EventCodes.For(Category),
        MatterCode = MatterOf(camera),
        EventSort = EventCodes.Find(Category)?.EventSort ?? [],
        AlarmType = EventCodes.Find(Category)?.AlarmType,
        Camera = new FaultyCamera(camera.Id, camera.Name)
        {
            NationalId = camera.NationalId,
            Grid = camera.Grid,
            Longitude = camera.Longitude,
            Latitude = camera.Latitude,
            Location = Given(camera.Location),
            ResponsibleUnit = Given(camera.ResponsibleUnit),
        },
    };

    public static CameraFaultData Ended(CameraFaultData began, DateTimeOffset at, bool watched) =>
        began with { Change = CameraFaultData.Ended, Until = at > began.Since ? at : began.Since, EndedBecause = watched ? "gone" : "not-watched" };

    private static string? MatterOf(CameraOptions camera) =>
        UnitGrid.TryParse(camera.Grid, out var grid)
        && EventCodes.For(Category).FirstOrDefault(code => code.StandardRef == CityStandards.Y2026) is { } code
        && MatterCode.TryCreate(grid.Division, code.Code, out var matter) ? matter.Text : null;

    private static string? Given(string text) => text.Length > 0 ? text : null;
}
