using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.Space;

/// <summary>How much room events may take, and how long delivered ones are kept for sending them again.</summary>
public sealed class SpaceOptions
{
    /// <summary>Most megabytes (10^6 bytes) of events kept, delivered or not. Reached: history goes first, then telemetry, then changes; sales and cases never. 10 to 10,000,000.</summary>
    [Range(10, 10_000_000)]
    public long LimitMegabytes { get; init; } = 5_000;

    /// <summary>Percent of the limit that only sales and cases may use. 0 to 90.</summary>
    [Range(0, 90)]
    public int ReservedPercent { get; init; } = 20;

    /// <summary>Megabytes that stay free on the disk of the data directory; below it, delivered history, stills and telemetry are deleted. Deleting needs some itself. 50 to 10,000,000.</summary>
    [Range(50, 10_000_000)]
    public long DiskReserveMegabytes { get; init; } = 500;

    /// <summary>How long events that every platform has are kept, to be sent again; counted in time this box can vouch for, never by a clock that jumped. 0 to 3650 d.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan KeepDelivered { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The same for sales: their events prove the code on the receipt. 0 to 3650 d.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan KeepSales { get; init; } = TimeSpan.FromDays(800);
}
