using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Space;

/// <summary>Decides how much room must be made and from what, in which order. Pure.</summary>
internal static class SpacePlan
{
    // Making a little more room than needed keeps the broom from being fetched for every event.
    private const double Target = 0.95;

    private static readonly SpaceStep[] Steps =
    [
        new(SpaceWhat.History, [EventClass.Case, EventClass.Change, EventClass.Telemetry]),
        new(SpaceWhat.History, [EventClass.Sale]),
        new(SpaceWhat.Users, [EventClass.Telemetry]),
        new(SpaceWhat.Undelivered, [EventClass.Telemetry]),
        new(SpaceWhat.Users, [EventClass.Change]),
        new(SpaceWhat.Undelivered, [EventClass.Change]),
    ];

    /// <summary>Bytes to free; 0 when there is room.</summary>
    public static long Missing(SpaceReason reason, SpaceReading now, SpaceLimits limits) => reason switch
    {
        SpaceReason.Limit => now.Events > limits.ForEverybody ? now.Events - (long)(limits.ForEverybody * Target) : 0,
        _ => now.Available < limits.DiskReserve ? limits.DiskReserve - now.Available.Value : 0,
    };

    /// <summary>What to take it from, in order. Files of other rooms help the disk, not the limit. Undelivered sales and cases are in no list.</summary>
    public static IEnumerable<SpaceStep> StepsFor(SpaceReason reason) => Steps.Where(step => reason == SpaceReason.Disk || step.What != SpaceWhat.Users);

    /// <summary>How it stands after everything that may go has gone.</summary>
    public static SpaceVerdict Judge(SpaceReading after, SpaceLimits limits) =>
        after.Available < limits.DiskReserve ? SpaceVerdict.DiskLow
        : after.Events > limits.Limit ? SpaceVerdict.Full
        : after.Events > limits.ForEverybody ? SpaceVerdict.OnlySalesLeft
        : SpaceVerdict.Fine;
}

/// <summary>How the room stands.</summary>
internal enum SpaceVerdict
{
    /// <summary>There is room.</summary>
    Fine,

    /// <summary>Everything else is gone; sales and cases use the room kept for them.</summary>
    OnlySalesLeft,

    /// <summary>Undelivered sales and cases take more than the limit. They are kept all the same.</summary>
    Full,

    /// <summary>The disk is nearly full, and nothing of ours is left to delete.</summary>
    DiskLow,
}
