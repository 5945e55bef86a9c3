using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Space;

/// <summary>What the room gets from the rest of the program; a test replaces parts of it.</summary>
internal sealed record SpaceSetup(SpaceLimits Limits, string DataDirectory, IReadOnlyList<SpaceUser> Users, TimeProvider Clock)
{
    /// <summary>Does a time server steer the wall clock? Null when nobody knows.</summary>
    public Func<bool?> IsSynchronised { get; init; } = TimeServerState.Ask;
}
