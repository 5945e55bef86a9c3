using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Devices.Health;

/// <summary>Reads the power state off a status. Pure.</summary>
internal static class PowerStates
{
    /// <param name="status">State and trouble of the device.</param>
    /// <param name="local">The wire ends at this machine, so a missing port means a missing plug; over a network it means nothing.</param>
    public static PowerState Of(ThingStatus status, bool local) => status.State switch
    {
        ThingState.Online => PowerState.Online,
        ThingState.Degraded => LastPart(status.Trouble) == "silent" ? PowerState.OffOffline : PowerState.Online,
        ThingState.Offline => OfTrouble(LastPart(status.Trouble), local),
        _ => PowerState.Unknown,
    };

    // What is not listed came from the device's own answers: it has power and says that it cannot work.
    private static PowerState OfTrouble(string code, bool local) => code switch
    {
        "not-found" or "unplugged" => local ? PowerState.Off : PowerState.OffOffline,
        "" or "no-answer" or "unreachable" or "refused" or "cannot-open" => PowerState.OffOffline,
        "busy" or "claimed" or "no-permission" or "not-a-port" or "internal" => PowerState.Unknown,
        _ => PowerState.Offline,
    };

    private static string LastPart(Trouble? trouble) => trouble is null ? "" : trouble.Code[(trouble.Code.LastIndexOf('.') + 1)..];
}
