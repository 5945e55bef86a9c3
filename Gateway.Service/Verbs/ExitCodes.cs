namespace EdgeGateway.Service.Verbs;

/// <summary>What the process tells the script that started it.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The verb did its work and the answer is no: bad configuration file, nothing found.</summary>
    public const int Refused = 1;

    /// <summary>The gateway may not start as it is configured.</summary>
    public const int BadConfiguration = 2;

    /// <summary>The address of the pages cannot be opened: taken, forbidden, or not this machine's.</summary>
    public const int NoAddress = 3;

    /// <summary>Whoever supervises the program is to start it again: a new configuration needs it.</summary>
    public const int StartAgain = 75;

    /// <summary>Unknown verb or switch.</summary>
    public const int BadUsage = 64;
}
