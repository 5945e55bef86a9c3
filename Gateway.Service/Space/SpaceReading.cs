namespace EdgeGateway.Service.Space;

/// <summary>What the room looks like.</summary>
/// <param name="Events">Bytes of all events that are kept.</param>
/// <param name="Waiting">Part of it that some platform does not have yet.</param>
/// <param name="Available">Bytes the journal can still take: free on the disk, and free inside its file. Null when the system does not tell.</param>
internal sealed record SpaceReading(long Events, long Waiting, long? Available);
