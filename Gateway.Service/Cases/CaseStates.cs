namespace EdgeGateway.Service.Cases;

/// <summary>Where a case is in its life.</summary>
internal static class CaseStates
{
    /// <summary>A camera believes it; nobody looked yet.</summary>
    public const string PendingReview = "pending-review";
}
