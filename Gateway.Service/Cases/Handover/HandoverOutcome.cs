namespace EdgeGateway.Service.Cases.Handover;

/// <summary>What became of a handover.</summary>
/// <param name="Word">In a word.</param>
/// <param name="Detail">What it concerns, in English: for people who use the API.</param>
internal sealed record HandoverOutcome(HandoverWord Word, string Detail)
{
    /// <summary>What was given, signed.</summary>
    public byte[]? Document { get; init; }
}

/// <summary>How a handover ended.</summary>
internal enum HandoverWord
{
    /// <summary>Given, or taken over.</summary>
    Done,

    /// <summary>No such camera.</summary>
    Unknown,

    /// <summary>The document was changed, is none, or another box's key signed it than the one that was named.</summary>
    NotTrusted,

    /// <summary>It is meant for another box.</summary>
    ForAnother,

    /// <summary>It was taken over already, or a later one was.</summary>
    Late,

    /// <summary>The camera runs here, or was given to somebody else.</summary>
    InTheWay,
}
