namespace EdgeGateway.Service.Cases.Keeping;

/// <summary>How dear the pictures of a case are. The order is that of going.</summary>
internal enum KeepClass
{
    /// <summary>Of a rule on trial.</summary>
    Shadow,

    /// <summary>A person did not agree.</summary>
    Rejected,

    /// <summary>Dealt with.</summary>
    Closed,

    /// <summary>Still needed: never deleted.</summary>
    Open,
}
