namespace EdgeGateway.Service.Space;

/// <summary>Why room is needed.</summary>
internal enum SpaceReason
{
    /// <summary>More bytes of events than <see cref="SpaceOptions.LimitMegabytes"/> allows.</summary>
    Limit,

    /// <summary>Less free on the disk than <see cref="SpaceOptions.DiskReserveMegabytes"/>.</summary>
    Disk,
}
