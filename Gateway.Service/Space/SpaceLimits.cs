namespace EdgeGateway.Service.Space;

/// <summary>The options in bytes.</summary>
/// <param name="Limit">Most bytes of events.</param>
/// <param name="Reserved">Part of it that only sales and cases may use.</param>
/// <param name="DiskReserve">What stays free on the disk.</param>
internal sealed record SpaceLimits(long Limit, long Reserved, long DiskReserve)
{
    private const long Megabyte = 1_000_000;

    /// <summary>Above this something is deleted, if anything may be.</summary>
    public long ForEverybody => Limit - Reserved;

    public TimeSpan KeepDelivered { get; init; } = new SpaceOptions().KeepDelivered;

    public TimeSpan KeepSales { get; init; } = new SpaceOptions().KeepSales;

    public static SpaceLimits Of(SpaceOptions options) =>
        new(options.LimitMegabytes * Megabyte, options.LimitMegabytes * Megabyte / 100 * options.ReservedPercent, options.DiskReserveMegabytes * Megabyte)
        {
            KeepDelivered = options.KeepDelivered,
            KeepSales = options.KeepSales,
        };
}
