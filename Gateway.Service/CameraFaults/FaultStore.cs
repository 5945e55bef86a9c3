using System.Text.Json;
using Dapper;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.CameraFaults;

/// <summary>The open faults' SQL. Every change and its event are one commit.</summary>
internal sealed class FaultStore(JournalStore journal)
{
    public IReadOnlyList<CameraFaultData> Open() => journal.Read(connection =>
        connection.Query<string>("SELECT told FROM camera_fault ORDER BY camera, kind")
            .Select(told => JsonSerializer.Deserialize(told, FaultsJson.Plain.CameraFaultData)!).ToList());

    public Task BeginAsync(CameraFaultData fault, CancellationToken stopping) => journal.CommitAsync(
        (connection, transaction, _) => connection.Execute(
            "INSERT INTO camera_fault (camera, kind, told) VALUES (@camera, @kind, @told)",
            new { camera = fault.Camera.Id, kind = fault.Fault, told = JsonSerializer.Serialize(fault, FaultsJson.Plain.CameraFaultData) },
            transaction),
        [Event(fault)],
        stopping);

    public Task EndAsync(CameraFaultData fault, CancellationToken stopping) => journal.CommitAsync(
        (connection, transaction, _) => connection.Execute(
            "DELETE FROM camera_fault WHERE camera = @camera AND kind = @kind", new { camera = fault.Camera.Id, kind = fault.Fault }, transaction),
        [Event(fault)],
        stopping);

    private static EventDraft Event(CameraFaultData fault) => EventDraft.Of(
        EventTypes.CameraFault, fault.Camera.Id, EventClass.Change, fault, FaultsJson.Plain.CameraFaultData, fault.FaultId.ToString());
}
