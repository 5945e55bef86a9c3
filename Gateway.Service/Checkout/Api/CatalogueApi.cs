using EdgeGateway.Service.Checkout.Goods;

namespace EdgeGateway.Service.Checkout.Api;

/// <summary>The edition of the catalogue in effect, and how to change it while the till works.</summary>
internal static class CatalogueApi
{
    private const int LargestFile = 32 * 1024 * 1024;

    /// <summary>
    /// <c>GET /api/v1/catalogue</c>: edition and counts; <c>POST …/import?version=NAME</c> with a JSON or CSV file as the body (422 with
    /// every mistake, and then nothing changes); <c>POST …/reload</c> looks at once for an edition another process imported.
    /// </summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var catalogue = app.MapGroup("/api/v1/catalogue");
        catalogue.MapGet("", (CatalogueShelf shelf) => Answer(new CatalogueOutcome(shelf.Current.Edition, []), shelf));
        catalogue.MapPost("/reload", async (CatalogueDesk desk, CatalogueShelf shelf, CancellationToken stopping) =>
            Answer(await desk.ReloadAsync(stopping).ConfigureAwait(false), shelf));
        catalogue.MapPost("/import", async (HttpRequest request, CatalogueDesk desk, CatalogueShelf shelf, CancellationToken stopping) =>
        {
            if (request.ContentLength is null or > LargestFile)
                return Results.Problem($"The body must be the file, at most {LargestFile} bytes, with its length.", statusCode: StatusCodes.Status413PayloadTooLarge);
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, stopping).ConfigureAwait(false);
            return Answer(await desk.ImportAsync(body.ToArray(), request.Query["version"].FirstOrDefault(), stopping).ConfigureAwait(false), shelf);
        });
    }

    private static IResult Answer(CatalogueOutcome outcome, CatalogueShelf shelf)
    {
        var now = shelf.Current;
        var answer = new CatalogueAnswer(now.Edition, now.Products.Count, now.File.Regulations.Count, now.File.Limits.Count, outcome.Errors);
        return Results.Json(answer, CheckoutJson.Plain.CatalogueAnswer, statusCode: outcome.Edition is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}

/// <summary>What is in effect, and what was wrong with the file just handed in.</summary>
internal sealed record CatalogueAnswer(CatalogueEdition Edition, int Products, int Regulations, int Limits, IReadOnlyList<string> Errors);
