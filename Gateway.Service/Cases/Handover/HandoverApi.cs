using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Cases.Handover;

/// <summary>Handing cameras over, over HTTP.</summary>
internal static class HandoverApi
{
    private const int MostBytes = 128_000_000;

    /// <summary>
    /// <c>POST /api/v1/cameras/{id}/export?to=GATEWAY</c> stops the camera here for good and gives the signed document; <c>POST /api/v1/cameras/import?keyId=&amp;takeBack=</c>
    /// with such a document takes it over; <c>GET /api/v1/cameras/handovers</c> the latest of each camera.
    /// </summary>
    public static void MapHandoverApi(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/cameras/handovers", (HandoverStore store) => Results.Json(store.All(), HandoverJson.Plain.IReadOnlyListHandoverRow));
        app.MapPost("/api/v1/cameras/{id}/export", (string id, string? to, HandoverDesk desk, CaseDesk cases, CancellationToken stopping) => string.IsNullOrWhiteSpace(to)
            ? Task.FromResult(Problem("to 要写接管网关的 gatewayId。 / 'to' must name the gateway that takes it over.", StatusCodes.Status400BadRequest))
            : AnswerAsync(() => desk.GiveAsync(id, to, stopping), cases));
        app.MapPost("/api/v1/cameras/import", async (HttpRequest request, string? keyId, bool? takeBack, HandoverDesk desk, CaseDesk cases, CancellationToken stopping) =>
            await BodyAsync(request, stopping) is { } body
                ? await AnswerAsync(() => desk.TakeAsync(body, keyId, takeBack == true, stopping), cases)
                : Problem($"最多 {MostBytes} 字节。 / At most {MostBytes} bytes.", StatusCodes.Status413PayloadTooLarge));
    }

    private static async Task<IResult> AnswerAsync(Func<Task<HandoverOutcome>> act, CaseDesk cases)
    {
        try
        {
            var outcome = await act();
            // Open pages show at once where the cases are now.
            cases.RaiseChanged();
            return outcome.Word switch
            {
                HandoverWord.Done when outcome.Document is { } document => Results.Bytes(document, "application/json"),
                HandoverWord.Done => Results.Text(outcome.Detail),
                HandoverWord.Unknown => Problem(outcome.Detail, StatusCodes.Status404NotFound),
                HandoverWord.NotTrusted => Problem($"移交文件不可信：{outcome.Detail}", StatusCodes.Status403Forbidden),
                HandoverWord.ForAnother => Problem($"移交对象不是本机：{outcome.Detail}", StatusCodes.Status409Conflict),
                HandoverWord.Late => Problem($"已经接管过：{outcome.Detail}", StatusCodes.Status409Conflict),
                _ => Problem($"现在不能移交：{outcome.Detail}", StatusCodes.Status409Conflict),
            };
        }
        catch (Exception refused) when (refused is JournalUnavailableException or IOException or UnauthorizedAccessException)
        {
            return Problem($"账本或磁盘暂时写不进去，什么都没有改变。 / Journal or disk refuse; nothing was changed: {refused.Message}", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken stopping)
    {
        if (request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostBytes;
        if (request.ContentLength > MostBytes)
            return null;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stopping);
        return body.ToArray();
    }

    private static IResult Problem(string text, int status) => Results.Problem(text, statusCode: status);
}
