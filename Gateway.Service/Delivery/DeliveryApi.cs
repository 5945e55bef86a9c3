using EdgeGateway.Service.Delivery.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EdgeGateway.Service.Delivery;

/// <summary>Destinations and quarantine over HTTP.</summary>
internal static class DeliveryApi
{
    public static void MapDelivery(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/destinations", (DeliveryOverview overview) => Json(overview.All));
        app.MapGet("/api/v1/quarantine", (DeliveryStore store, string? destination) => Json(store.Quarantine(destination)));
        app.MapPost("/api/v1/quarantine/{id:long}/resend", ResendAsync);
    }

    private static JsonHttpResult<IReadOnlyList<T>> Json<T>(IReadOnlyList<T> list) => TypedResults.Json(list, DeliveryJson.Default);

    /// <summary>202 when the event goes out again, 404 for an unknown number, 409 when its destination is not configured any more.</summary>
    private static async Task<Results<Accepted, NotFound, Conflict<string>>> ResendAsync(long id, DeliveryStore store, DeliveryOverview overview, CancellationToken stopping)
    {
        if (await store.AskResendAsync(id, stopping) is not { } entry)
            return TypedResults.NotFound();
        if (overview.Find(entry.Destination) is not { } worker)
            return TypedResults.Conflict($"destination {entry.Destination} is not configured");
        worker.Book.SendAgain(new RangeSet([new SeqRange(entry.Seq, entry.Seq)]));
        return TypedResults.Accepted((string?)null);
    }
}
