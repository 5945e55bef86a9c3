namespace EdgeGateway.Protocols.IdCard;

/// <summary>Why an answer with a right checksum gave no identity.</summary>
public enum IdentityProblem
{
    None,

    /// <summary>The answer is no success.</summary>
    Status,

    /// <summary>The inner lengths do not add up, or the text is not 256 bytes.</summary>
    Lengths,

    /// <summary>There is no number in the text.</summary>
    NoNumber,

    /// <summary>There is no name in the text.</summary>
    NoName,
}

/// <summary>An identity, or why there is none. Exactly one of the two.</summary>
public readonly record struct IdentityReading(IdentityDocument? Document, IdentityProblem Problem);
