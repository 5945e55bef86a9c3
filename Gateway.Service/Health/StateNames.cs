using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Health;

/// <summary>States as machines read them.</summary>
internal static class StateNames
{
    public static string Of(ThingState state) => state switch
    {
        ThingState.Online => "online",
        ThingState.Starting => "starting",
        ThingState.Degraded => "degraded",
        ThingState.Offline => "offline",
        ThingState.Disabled => "disabled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state"),
    };
}
