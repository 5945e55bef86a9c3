using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Space;

/// <summary>One way to make room.</summary>
/// <param name="What">Which things.</param>
/// <param name="Classes">Of which classes.</param>
internal sealed record SpaceStep(SpaceWhat What, IReadOnlyList<EventClass> Classes);

/// <summary>What can be deleted.</summary>
internal enum SpaceWhat
{
    /// <summary>Events that every platform has: nothing is lost, they can only not be sent again.</summary>
    History,

    /// <summary>What other rooms keep on the disk and can do without.</summary>
    Users,

    /// <summary>Events that some platform does not have: lost, counted, told.</summary>
    Undelivered,
}
