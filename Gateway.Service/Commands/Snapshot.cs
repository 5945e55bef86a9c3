namespace EdgeGateway.Service.Commands;

/// <summary>A stored picture.</summary>
/// <param name="Name">File name; <c>GET /api/v1/snapshots/{name}</c>.</param>
/// <param name="Sha256">64 hex digits.</param>
/// <param name="Bytes">Size.</param>
internal sealed record Snapshot(string Name, string Sha256, long Bytes);
