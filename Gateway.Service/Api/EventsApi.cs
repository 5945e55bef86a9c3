using System.Text.Json.Serialization;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Api;

internal static class EventsApi
{
    private const int Most = 500;

    /// <summary><c>GET /api/v1/events?after=0&amp;max=100</c>: heads of events in order of their numbers; without <c>after</c> the newest.</summary>
    public static void MapEvents(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/events", (JournalStore journal, long? after, int max = 100) =>
        {
            var count = Math.Clamp(max, 1, Most);
            var events = journal.ReadEvents(after ?? Math.Max(0, journal.LastSeq - count), count);
            return Results.Json([.. events.Select(EventSummary.Of)], EventsJson.Default.IReadOnlyListEventSummary);
        });
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<EventSummary>))]
internal sealed partial class EventsJson : JsonSerializerContext;
