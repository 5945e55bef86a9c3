namespace EdgeGateway.Protocols.Messages;

/// <summary>How far the wall clock could be trusted when an event was written.</summary>
public enum ClockState
{
    /// <summary>Nobody ever set it: the year is before this software existed (a box without battery boots at 1970).</summary>
    Unset,

    /// <summary>Plausible, but no time server confirms it at present.</summary>
    Holdover,

    /// <summary>Disciplined by a time server.</summary>
    Synced,
}
