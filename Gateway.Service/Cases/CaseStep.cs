namespace EdgeGateway.Service.Cases;

/// <summary>One step in the life of a case, as it was noted: never changed, never deleted.</summary>
/// <param name="State">One of <see cref="CaseStates"/>.</param>
/// <param name="At">UTC by the gateway's clock.</param>
/// <param name="By">Who: a reviewer's name or number, <c>camera</c>, or <c>gateway</c>.</param>
/// <param name="Reason">Why, as far as it was said.</param>
internal sealed record CaseStep(string State, DateTimeOffset At, string By, string Reason)
{
    public const string Camera = "camera";
    public const string Gateway = "gateway";
}
