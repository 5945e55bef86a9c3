using System.Security.Cryptography;
using EdgeGateway.Service.Delivery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace EdgeGateway.Service.Cases;

/// <summary>Cases and their evidence over HTTP.</summary>
internal static class CaseApi
{
    private const int MostAtOnce = 200;

    /// <summary>
    /// <c>GET /api/v1/cases?limit=50&amp;before=seq</c> newest first; <c>GET /api/v1/cases/{id}</c>;
    /// <c>GET /api/v1/cases/{id}/stills/{name}</c> one picture, checked against its SHA-256 before it is handed out.
    /// </summary>
    public static void MapCaseApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/cases", (CaseStore store, DeliveryOverview delivery, int? limit, long? before) =>
            Results.Json(
                [.. store.Latest(Math.Clamp(limit ?? 50, 1, MostAtOnce), before).Select(record => CaseView.Of(record, delivery.TickOf(record.Seq)))],
                CasesJson.Plain.IReadOnlyListCaseView));
        app.MapGet("/api/v1/cases/{id:guid}", (Guid id, CaseStore store, DeliveryOverview delivery) =>
            store.Find(id) is { } record ? Results.Json(CaseView.Of(record, delivery.TickOf(record.Seq)), CasesJson.Plain.CaseView) : Results.NotFound());
        app.MapGet("/api/v1/cases/{id:guid}/stills/{name}", StillAsync);
    }

    /// <summary>404 when case or picture do not exist, 409 when the file is not the one that was filed.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound, ProblemHttpResult>> StillAsync(
        Guid id, string name, CaseStore store, EvidenceFolder evidence, CancellationToken stopping)
    {
        if (store.Find(id)?.Filed is not { } filed || evidence.PathOf(filed, name) is not { } path || !File.Exists(path))
            return TypedResults.NotFound();
        var bytes = await File.ReadAllBytesAsync(path, stopping);
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (digest != filed.Stills.First(still => still.Name == name).Sha256)
            return TypedResults.Problem("The file on disk is not the one that was filed: its SHA-256 differs.", statusCode: StatusCodes.Status409Conflict);
        return TypedResults.File(bytes, "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{digest}\""));
    }
}
