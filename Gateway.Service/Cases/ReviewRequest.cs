namespace EdgeGateway.Service.Cases;

/// <summary>Body of <c>POST /api/v1/cases/{id}/accept|reject|close</c>.</summary>
/// <param name="By">Name or number of the person; needed.</param>
/// <param name="Reason">Needed to reject.</param>
internal sealed record ReviewRequest(string? By = null, string? Reason = null);
