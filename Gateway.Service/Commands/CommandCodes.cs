namespace EdgeGateway.Service.Commands;

/// <summary>Answer codes.</summary>
internal static class CommandCodes
{
    /// <summary>Carried out.</summary>
    public const string Done = "done";

    /// <summary>Tried; the message says why not.</summary>
    public const string Failed = "failed";

    /// <summary>There is no such command.</summary>
    public const string Unknown = "unknown-command";

    /// <summary>The payload is no JSON object, too large, or an argument is missing or wrong.</summary>
    public const string BadPayload = "bad-payload";

    /// <summary>Its message expiry interval passed before its turn.</summary>
    public const string Expired = "expired";

    /// <summary>The configuration does not let this platform do that.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>It changes something and has neither correlation data nor an id.</summary>
    public const string IdNeeded = "id-needed";

    /// <summary>Another command had this id.</summary>
    public const string IdUsed = "id-used";

    /// <summary>Too many commands; nothing was done.</summary>
    public const string Busy = "busy";

    /// <summary>It was begun and the program ended meanwhile: nobody knows how far it got. Not tried again under this id.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>Published with the retain flag.</summary>
    public const string Retained = "retained";
}
