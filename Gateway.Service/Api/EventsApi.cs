using System.Text.Json.Serialization;
using EdgeGateway.Service.Api.Browse;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Api;

internal static class EventsApi
{
    private const int Most = 500;

    public static IServiceCollection AddEvents(this IServiceCollection services) => services.AddSingleton<EventSearch>();

    /// <summary>
    /// <c>GET /api/v1/events?after=0&amp;max=100</c>: heads of events in order of their numbers; without <c>after</c> the newest.
    /// <c>GET …/events/search?type=&amp;thing=&amp;from=&amp;to=&amp;destination=&amp;state=waiting|rejected|delivered|confirmed|nowhere&amp;before=&amp;max=</c>: newest first,
    /// <c>next</c> goes on. <c>GET …/events/{seq}</c>: one event, what people could be known by covered.
    /// </summary>
    public static void MapEvents(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/events", (JournalStore journal, long? after, int max = 100) =>
        {
            var count = Math.Clamp(max, 1, Most);
            var events = journal.ReadEvents(after ?? Math.Max(0, journal.LastSeq - count), count);
            return Results.Json([.. events.Select(EventSummary.Of)], EventsJson.Default.IReadOnlyListEventSummary);
        });
        app.MapGet("/api/v1/events/search", Search);
        app.MapGet("/api/v1/events/{seq:long}", (long seq, EventSearch search) =>
            search.Get(seq) is { } one ? Results.Text(PayloadVeil.Show(one.Body), "application/json; charset=utf-8") : Results.NotFound());
    }

    private static IResult Search(
        EventSearch search, string? type, string? thing, DateTimeOffset? from, DateTimeOffset? to, string? destination, string? state, long? before, int max = 25)
    {
        DeliveryTick? tick = null;
        if (!string.IsNullOrEmpty(state))
        {
            if (!Enum.TryParse<DeliveryTick>(state, ignoreCase: true, out var known) || !Enum.IsDefined(known))
                return Results.Problem("state is waiting, rejected, delivered, confirmed or nowhere", statusCode: StatusCodes.Status400BadRequest);
            tick = known;
        }

        var query = new EventQuery { Type = type, Thing = thing, From = from, To = to, Destination = destination, Tick = tick, Before = before, Max = max };
        return Results.Json(search.Find(query), EventsJson.Default.EventPage);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<EventSummary>))]
[JsonSerializable(typeof(EventPage))]
internal sealed partial class EventsJson : JsonSerializerContext;
