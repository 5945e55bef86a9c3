namespace EdgeGateway.Protocols.City;

/// <summary>Shape of <c>event-codes.json</c>.</summary>
internal sealed record EventCodeFile(int Version, string Sha256, IReadOnlyList<EventCodeRow> Events);

internal sealed record EventCodeRow(
    string Category, string Zh, string En, IReadOnlyList<EventCode> Codes, IReadOnlyList<int>? EventSort = null, int? AlarmType = null);
