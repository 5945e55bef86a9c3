namespace EdgeGateway.Protocols.Messages;

/// <summary>What checking one event's hash found.</summary>
public enum ChainVerdict
{
    /// <summary>As it was written.</summary>
    Intact,

    /// <summary>No hash at its end, or not an event at all.</summary>
    NotSealed,

    /// <summary>The bytes do not give the hash it carries.</summary>
    Altered,

    /// <summary>Unchanged itself, but it does not follow the event it should follow.</summary>
    Unlinked,
}
