using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery.Media;

/// <summary>Which pictures an event tells of: those in <c>data.stills</c> of cases. Pure.</summary>
internal static class PictureEvents
{
    /// <summary>Event types that may tell of pictures.</summary>
    public static IReadOnlyList<string> Types { get; } = [EventTypes.CaseFiled, EventTypes.CaseUpdated];

    public static IReadOnlyList<PictureRow> Of(CommittedEvent told) => Types.Contains(told.Type)
        ? [.. Of(told.Body).Select(row => row with { Seq = told.Seq, EventId = told.Id })] : [];

    /// <summary>The same from the body alone.</summary>
    public static IReadOnlyList<PictureRow> Of(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var data = document.RootElement.GetProperty("data");
            return data.TryGetProperty("stills", out var stills) && stills.ValueKind == JsonValueKind.Array && data.GetProperty("caseId").TryGetGuid(out var id)
                ? [.. stills.EnumerateArray().Select(still => RowOf(id, still))] : [];
        }
        catch (Exception odd) when (odd is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // An event of another making: it has no pictures we could send.
            return [];
        }
    }

    private static PictureRow RowOf(Guid id, JsonElement still) => new(
        id, still.GetProperty("name").GetString() ?? "", still.GetProperty("sha256").GetString() ?? "", still.GetProperty("bytes").GetInt64(), still.GetProperty("takenAt").GetDateTimeOffset());
}
