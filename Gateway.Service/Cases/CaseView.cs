using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Cases;

/// <summary>A case as API and pages show it.</summary>
/// <param name="Number">Running number on this box; for paging.</param>
/// <param name="Seq">Number of its filing event; left out while platforms were not told.</param>
/// <param name="Delivery">How far its filing event is: held, waiting, rejected, delivered, confirmed, nowhere.</param>
/// <param name="Stills">All pictures, those of later too.</param>
/// <param name="Case">What was discovered.</param>
internal sealed record CaseView(
    Guid Id,
    long Number,
    long? Seq,
    string State,
    string Delivery,
    DateTimeOffset LastSeen,
    double DwellSeconds,
    int Sightings,
    DateTimeOffset? VacatedAt,
    IReadOnlyList<CaseStill> Stills,
    CaseFiledData Case)
{
    /// <summary>What became of its clip; left out when none was meant to be.</summary>
    public Clips.ClipNote? Clip { get; init; }

    /// <summary>Gateway that goes on with it; left out when it is this one.</summary>
    public string? MovedTo { get; init; }

    public static CaseView Of(CaseRecord record, DeliveryOverview delivery) => new(
        record.Id,
        record.Number,
        record.Seq,
        record.State,
        record.Seq is { } seq ? Word(delivery.TickOf(seq)) : "held",
        record.LastSeen,
        record.DwellSeconds,
        record.Sightings,
        record.VacatedAt,
        [.. record.Stills],
        record.Filed)
    {
        Clip = record.Clip,
        MovedTo = record.MovedTo,
    };

    private static string Word(DeliveryTick tick) => tick switch
    {
        DeliveryTick.Waiting => "waiting",
        DeliveryTick.Rejected => "rejected",
        DeliveryTick.Delivered => "delivered",
        DeliveryTick.Confirmed => "confirmed",
        DeliveryTick.Nowhere => "nowhere",
        _ => throw new ArgumentOutOfRangeException(nameof(tick), tick, "Unknown tick"),
    };
}
