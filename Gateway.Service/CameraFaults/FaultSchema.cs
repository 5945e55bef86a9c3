using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.CameraFaults;

/// <summary>Faults whose beginning was told and whose end was not yet: they must outlive a restart.</summary>
internal static class FaultSchema
{
    public static SchemaModule Module { get; } = new("camera-faults", [First]);

    private const string First = """
        CREATE TABLE camera_fault (
          camera TEXT NOT NULL,
          kind   TEXT NOT NULL,             -- lost, frozen, dark, …
          told   TEXT NOT NULL,             -- data of the event that told the beginning, JSON
          PRIMARY KEY (camera, kind)
        ) STRICT;
        """;
}
