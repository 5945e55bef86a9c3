namespace EdgeGateway.Service.Journal;

/// <summary>Data of <c>gateway.started.v1</c>, the first event of every start.</summary>
/// <param name="Version">Of this program.</param>
/// <param name="BootId">New at every start of the process; the events that follow carry it.</param>
/// <param name="MachineBootId">Changes only when the machine itself was started; null where the system does not tell.</param>
internal sealed record GatewayStarted(string Version, Guid BootId, Guid? MachineBootId);
