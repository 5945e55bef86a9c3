using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Cases;

/// <summary>A case as API and pages show it.</summary>
/// <param name="Delivery">How far its filing event is: waiting, rejected, delivered, confirmed.</param>
/// <param name="Case">What was filed.</param>
internal sealed record CaseView(
    Guid Id, long Seq, string State, string Delivery, DateTimeOffset LastSeen, double DwellSeconds, int Sightings, DateTimeOffset? VacatedAt, CaseFiledData Case)
{
    public static CaseView Of(CaseRecord record, DeliveryTick tick) => new(
        record.Id, record.Seq, record.State, Word(tick), record.LastSeen, record.DwellSeconds, record.Sightings, record.VacatedAt, record.Filed);

    private static string Word(DeliveryTick tick) => tick switch
    {
        DeliveryTick.Waiting => "waiting",
        DeliveryTick.Rejected => "rejected",
        DeliveryTick.Delivered => "delivered",
        DeliveryTick.Confirmed => "confirmed",
        _ => throw new ArgumentOutOfRangeException(nameof(tick), tick, "Unknown tick"),
    };
}
