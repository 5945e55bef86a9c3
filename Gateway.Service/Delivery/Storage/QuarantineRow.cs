using System.Globalization;
using EdgeGateway.Service.Delivery.Quarantine;

namespace EdgeGateway.Service.Delivery.Storage;

/// <summary>A row of <c>delivery_quarantine</c> as SQLite has it: text and integers.</summary>
internal sealed class QuarantineRow
{
    public long Id { get; init; }
    public string Destination { get; init; } = "";
    public long Seq { get; init; }
    public string Event_Id { get; init; } = "";
    public string EventId => Event_Id;
    public string Type { get; init; } = "";
    public long Code { get; init; }
    public string Reason { get; init; } = "";
    public string Since { get; init; } = "";
    public long Attempts { get; init; }

    public static QuarantineRow Of(QuarantineEntry entry) => new()
    {
        Destination = entry.Destination,
        Seq = entry.Seq,
        Event_Id = entry.EventId.ToString(),
        Type = entry.Type,
        Code = entry.Code,
        Reason = entry.Reason,
        Since = entry.Since.ToString("O", CultureInfo.InvariantCulture),
    };

    public QuarantineEntry ToEntry() =>
        new(Id, Destination, Seq, Guid.Parse(Event_Id), Type, (int)Code, Reason, DateTimeOffset.Parse(Since, CultureInfo.InvariantCulture), (int)Attempts);
}
