namespace EdgeGateway.Service.Cases;

/// <summary>Where a case is in its life. <see cref="CaseLife"/> says what may follow what.</summary>
internal static class CaseStates
{
    /// <summary>A rule's time was up. First step of every case, never where it stays.</summary>
    public const string Discovered = "discovered";

    /// <summary>The rule is on trial: seen and kept, never told to a platform.</summary>
    public const string Shadow = "shadow";

    /// <summary>A camera believes it; nobody looked yet.</summary>
    public const string PendingReview = "pending-review";

    /// <summary>A person agreed. Filed in the same commit, so it is a step and not where a case stays.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>A person did not agree.</summary>
    public const string Rejected = "rejected";

    /// <summary>Confirmed, and the platforms are told so.</summary>
    public const string Filed = "filed";

    /// <summary>Filed, and the camera has seen the place empty since.</summary>
    public const string Cleared = "cleared";

    /// <summary>Nothing more is done with it here.</summary>
    public const string Closed = "closed";
}
