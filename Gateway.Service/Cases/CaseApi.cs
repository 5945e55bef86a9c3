using System.Security.Cryptography;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Journal;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace EdgeGateway.Service.Cases;

/// <summary>Cases and their pictures over HTTP.</summary>
internal static class CaseApi
{
    private const int MostAtOnce = 200;
    private const int LongestText = 500;

    /// <summary>
    /// <c>GET /api/v1/cases?limit=50&amp;before=number&amp;state=&amp;camera=</c> newest first; <c>GET /api/v1/cases/{id}</c>; <c>GET …/{id}/steps</c>;
    /// <c>GET …/{id}/stills/{name}</c> one picture, checked against its SHA-256 before it is handed out; <c>POST …/{id}/accept|reject|close</c> with
    /// <c>{"by": "", "reason": ""}</c>.
    /// </summary>
    public static void MapCaseApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/cases", (CaseStore store, DeliveryOverview delivery, int? limit, long? before, string? state, string? camera) =>
            Results.Json(
                [.. store.Latest(Math.Clamp(limit ?? 50, 1, MostAtOnce), new CaseFilter(state, camera, before)).Select(record => CaseView.Of(record, delivery))],
                CasesJson.Plain.IReadOnlyListCaseView));
        app.MapGet("/api/v1/cases/{id:guid}", (Guid id, CaseStore store, DeliveryOverview delivery) =>
            store.Find(id) is { } record ? Results.Json(CaseView.Of(record, delivery), CasesJson.Plain.CaseView) : Results.NotFound());
        app.MapGet("/api/v1/cases/{id:guid}/steps", (Guid id, CaseStore store) =>
            store.StepsOf(id) is { Count: > 0 } steps ? Results.Json(steps, CasesJson.Plain.IReadOnlyListCaseStep) : Results.NotFound());
        app.MapGet("/api/v1/cases/{id:guid}/stills/{name}", StillAsync);
        foreach (var (word, move) in new[] { ("accept", CaseMove.Accept), ("reject", CaseMove.Reject), ("close", CaseMove.Close) })
        {
            app.MapPost($"/api/v1/cases/{{id:guid}}/{word}", (Guid id, ReviewRequest request, ReviewDesk desk, CaseStore store, DeliveryOverview delivery, CancellationToken stopping) =>
                MoveAsync(id, move, request, desk, store, () => Results.Json(CaseView.Of(store.Find(id)!, delivery), CasesJson.Plain.CaseView), stopping));
        }
    }

    /// <summary>404 no such case, 400 nobody named, 409 the case's state does not allow it or another box has it, 503 the journal refuses.</summary>
    private static async Task<IResult> MoveAsync(Guid id, CaseMove move, ReviewRequest request, ReviewDesk desk, CaseStore store, Func<IResult> done, CancellationToken stopping)
    {
        var (by, reason) = (request.By?.Trim() ?? "", request.Reason?.Trim() ?? "");
        if (by.Length is 0 or > LongestText || by is CaseStep.Camera or CaseStep.Gateway)
            return Problem("请在 by 中写明审核人。 / Say in 'by' who decides.", StatusCodes.Status400BadRequest);
        if (reason.Length > LongestText || (move == CaseMove.Reject && reason.Length == 0))
            return Problem("驳回要写明原因（reason），最多 500 字。 / A rejection needs a reason, at most 500 characters.", StatusCodes.Status400BadRequest);
        try
        {
            return await desk.MoveAsync(id, move, by, reason, stopping) switch
            {
                ReviewOutcome.Done => done(),
                ReviewOutcome.Unknown => Results.NotFound(),
                ReviewOutcome.Moved => Moved(store.Find(id)?.MovedTo),
                _ => Problem("案件当前状态不允许这样做，请刷新后再看。 / The case's state does not allow this; look at it again.", StatusCodes.Status409Conflict),
            };
        }
        catch (JournalUnavailableException)
        {
            return Problem("账本暂时写不进去，请稍后再试。 / The journal cannot be written now; try again.", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult Moved(string? other) =>
        Problem($"案件已随摄像头移交给网关 {other}，请到那里审核。 / The case went with its camera to the gateway {other}; decide there.", StatusCodes.Status409Conflict);

    private static IResult Problem(string text, int status) => Results.Problem(text, statusCode: status);

    /// <summary>404 when case or picture do not exist or were deleted by rule, 409 when the file is not the one that was signed.</summary>
    private static async Task<Results<PhysicalFileHttpResult, NotFound, ProblemHttpResult>> StillAsync(
        Guid id, string name, CaseStore store, EvidenceFolder evidence, CancellationToken stopping)
    {
        if (store.Find(id) is not { } known || known.Stills.FirstOrDefault(still => still.Name == name) is not { } kept)
            return TypedResults.NotFound();
        if (evidence.PathOf(id, known.Filed.Sighting.DecidedAt, name) is not { } path || !File.Exists(path))
            return TypedResults.NotFound();
        // A clip may be large: it is hashed as it is read, and handed out by ranges.
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stopping));
        if (digest != kept.Sha256)
            return TypedResults.Problem("The file on disk is not the one that was filed: its SHA-256 differs.", statusCode: StatusCodes.Status409Conflict);
        var isClip = name.EndsWith(".mp4", StringComparison.Ordinal);
        return TypedResults.PhysicalFile(path, isClip ? "video/mp4" : "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{digest}\""), enableRangeProcessing: isClip);
    }
}
