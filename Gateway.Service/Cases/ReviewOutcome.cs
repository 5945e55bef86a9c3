namespace EdgeGateway.Service.Cases;

/// <summary>What became of a person's move.</summary>
internal enum ReviewOutcome
{
    /// <summary>Committed.</summary>
    Done,

    /// <summary>No such case.</summary>
    Unknown,

    /// <summary>The case's state does not allow it.</summary>
    NotAllowed,

    /// <summary>Another box goes on with it.</summary>
    Moved,
}
