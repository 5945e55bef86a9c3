namespace EdgeGateway.Devices.Virtual;

/// <summary>What a virtual device is built from.</summary>
/// <param name="Id">Id of the device it stands for.</param>
/// <param name="Baud">Wire speed asked for in the address; null: the device's own default.</param>
/// <param name="Directory">Folder of the port links.</param>
/// <param name="Clock">Time for pacing and misbehaviour.</param>
public sealed record VirtualWire(string Id, int? Baud, string Directory, TimeProvider Clock);
