namespace EdgeGateway.Service.Cases;

/// <summary>Which cases somebody wants to see; what is null does not matter.</summary>
/// <param name="State">One of <see cref="CaseStates"/>.</param>
/// <param name="Camera">Camera id.</param>
/// <param name="Before">Only cases with a smaller running number.</param>
internal sealed record CaseFilter(string? State = null, string? Camera = null, long? Before = null);
