using EdgeGateway.Service.Doctor.Checks;

namespace EdgeGateway.Service.Doctor;

/// <summary>Every check, in the order in which a technician would look. Ids are stable; a new check is a line in its topic.</summary>
internal static class CheckTable
{
    /// <summary>Checks of one topic run one after the other; topics run beside one another, the disk before all of them.</summary>
    public static IReadOnlyList<IReadOnlyList<DoctorCheck>> Topics { get; } =
    [
        GatewayChecks.All, ConfigurationChecks.All, NetworkChecks.All, BrokerChecks.All, WebServerChecks.All, DeliveryChecks.All, ClockChecks.All, DiskChecks.All, JournalChecks.All,
        FileChecks.All, PortChecks.All, DeviceChecks.All, PrintChecks.All, CameraChecks.All, VisionChecks.All, WebChecks.All, BoxChecks.All,
    ];

    public static IReadOnlyList<DoctorCheck> All { get; } = [.. Topics.SelectMany(topic => topic)];
}
