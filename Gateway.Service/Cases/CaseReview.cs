namespace EdgeGateway.Service.Cases;

/// <summary>What a person decided about a case. Without it a camera's picture is no evidence (administrative punishment law art. 41).</summary>
/// <param name="Accepted">False: rejected.</param>
/// <param name="By">Name or number of the reviewer.</param>
/// <param name="At">UTC.</param>
/// <param name="Reason">Why; empty when nothing was said.</param>
public sealed record CaseReview(bool Accepted, string By, DateTimeOffset At, string Reason);
