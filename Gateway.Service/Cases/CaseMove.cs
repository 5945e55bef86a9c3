namespace EdgeGateway.Service.Cases;

/// <summary>What may happen to a case.</summary>
public enum CaseMove
{
    /// <summary>A person agrees with the camera.</summary>
    Accept,

    /// <summary>A person does not.</summary>
    Reject,

    /// <summary>The camera saw the place empty.</summary>
    Vacate,

    /// <summary>The gateway adds evidence that came later, like a clip; nothing else changes.</summary>
    Attach,

    /// <summary>A person, or time, is done with it.</summary>
    Close,
}
