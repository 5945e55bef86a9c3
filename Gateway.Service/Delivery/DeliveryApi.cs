using System.Text.Json;
using EdgeGateway.Service.Delivery.Media;
using EdgeGateway.Service.Delivery.Storage;
using EdgeGateway.Service.Journal;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EdgeGateway.Service.Delivery;

/// <summary>Destinations and quarantine over HTTP.</summary>
internal static class DeliveryApi
{
    public static void MapDelivery(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/destinations", (DeliveryOverview overview) => Json(overview.All));
        app.MapGet("/api/v1/quarantine", (DeliveryStore store, string? destination) => Json(store.Quarantine(destination)));
        app.MapGet("/api/v1/personal-data", (DeliveryStore store, string? destination) => Json(store.PersonalData(destination)));
        app.MapGet("/api/v1/destinations/{destination}/pictures", (string destination, string? state, JournalStore journal) => Json(new MediaStore(journal).List(destination, state)));
        app.MapPost("/api/v1/destinations/{destination}/pictures/resend", PicturesAgainAsync);
        app.MapPost("/api/v1/quarantine/{id:long}/resend", ResendAsync);
        app.MapPost("/api/v1/destinations/{destination}/quarantine/resend", ResendAllAsync);
        app.MapPost("/api/v1/destinations/{destination}/resend", ResendRangeAsync);
    }

    private static JsonHttpResult<IReadOnlyList<T>> Json<T>(IReadOnlyList<T> list) => TypedResults.Json(list, DeliveryJson.Default);

    /// <summary>202 when the event goes out again, 404 for an unknown number, 409 when its destination is not configured any more.</summary>
    private static async Task<Results<Accepted, NotFound, Conflict<string>>> ResendAsync(long id, DeliveryStore store, DeliveryOverview overview, CancellationToken stopping)
    {
        var asked = await store.AskResendAsync(id, null, stopping);
        if (asked is not [var (destination, seq)])
            return TypedResults.NotFound();
        return overview.SendAgain(destination, [seq]) ? TypedResults.Accepted((string?)null) : TypedResults.Conflict($"destination {destination} is not configured");
    }

    /// <summary>Body <c>{"from":1,"to":100}</c>. 202 with what goes out again, 400 for no such range, 404 for an unknown destination.</summary>
    private static async Task<IResult> ResendRangeAsync(string destination, HttpRequest request, DeliveryOverview overview)
    {
        try
        {
            if (await JsonSerializer.DeserializeAsync(request.Body, DeliveryJson.Default.ResendRange, request.HttpContext.RequestAborted) is not { From: >= 1 } wish || wish.To < wish.From)
                return Results.BadRequest();
            return overview.SendRangeAgain(destination, wish.From, wish.To) is { } answer
                ? Results.Json(answer, DeliveryJson.Default.ResendRangeAnswer, statusCode: StatusCodes.Status202Accepted) : Results.NotFound();
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }
    }

    /// <summary>Refused pictures go again: 202 with how many, 404 when there is no such destination or it gets none.</summary>
    private static async Task<Results<JsonHttpResult<ResendAnswer>, NotFound>> PicturesAgainAsync(string destination, DeliveryOverview overview) =>
        overview.PicturesOf(destination) is { } pictures
            ? TypedResults.Json(new ResendAnswer(await pictures.AgainAsync()), DeliveryJson.Default.ResendAnswer, statusCode: StatusCodes.Status202Accepted) : TypedResults.NotFound();

    /// <summary>202 with how many go out again, 404 for an unknown destination.</summary>
    private static async Task<Results<JsonHttpResult<ResendAnswer>, NotFound>> ResendAllAsync(string destination, DeliveryStore store, DeliveryOverview overview, CancellationToken stopping)
    {
        if (overview.All.All(view => view.Id != destination))
            return TypedResults.NotFound();
        var asked = await store.AskResendAsync(null, destination, stopping);
        overview.SendAgain(destination, asked.Select(entry => entry.Seq));
        return TypedResults.Json(new ResendAnswer(asked.Count), DeliveryJson.Default.ResendAnswer, statusCode: StatusCodes.Status202Accepted);
    }
}

/// <summary>Answer to a wish to send everything of one destination again.</summary>
/// <param name="Events">How many go out.</param>
internal sealed record ResendAnswer(int Events);
