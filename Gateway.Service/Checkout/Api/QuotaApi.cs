using EdgeGateway.Service.Checkout.Quota;
using EdgeGateway.Service.Checkout.Tables;

namespace EdgeGateway.Service.Checkout.Api;

/// <summary>Planted areas over HTTP. Numbers come in and are hashed at once; none ever goes out.</summary>
internal static class QuotaApi
{
    private const int LargestFile = 16 * 1024 * 1024;

    /// <summary>
    /// <c>PUT /api/v1/areas {number, crop, areaMu}</c> (0 takes the crop away); <c>POST …/find {number}</c>: areas by crop;
    /// <c>POST …/import</c>: a CSV table number,crop,areaMu, all or nothing. 422 lists every mistake.
    /// </summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var areas = app.MapGroup("/api/v1/areas");
        areas.MapPut("", async (AreaRequest area, QuotaDesk quota, CancellationToken stopping) =>
            Answer(await quota.SetAsync(area.Number, area.Crop, area.AreaMu, stopping).ConfigureAwait(false)));
        areas.MapPost("/find", (NumberRequest request, QuotaDesk quota) =>
            Results.Json(quota.AreasOf(request.Number), CheckoutJson.Plain.IReadOnlyDictionaryStringDecimal));
        areas.MapPost("/import", async (HttpRequest request, QuotaDesk quota, CancellationToken stopping) =>
        {
            if (request.ContentLength is null or > LargestFile)
                return Results.Problem($"The body must be the file, at most {LargestFile} bytes, with its length.", statusCode: StatusCodes.Status413PayloadTooLarge);
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, stopping).ConfigureAwait(false);
            return Answer(await quota.ImportAsync(body.ToArray(), stopping).ConfigureAwait(false));
        });
    }

    private static IResult Answer(IReadOnlyList<Mistake> mistakes) => mistakes.Count == 0
        ? Results.NoContent()
        : Results.Json(new ErrorsAnswer([.. mistakes.Select(mistake => mistake.ToString())]), CheckoutJson.Plain.ErrorsAnswer, statusCode: StatusCodes.Status422UnprocessableEntity);
}

/// <summary>What one buyer plants of one crop.</summary>
internal sealed record AreaRequest(string Number, string Crop, decimal AreaMu);

/// <summary>A document number to look for.</summary>
internal sealed record NumberRequest(string Number);

/// <summary>Everything that was wrong.</summary>
internal sealed record ErrorsAnswer(IReadOnlyList<string> Errors);
