using System.Text.Json;

namespace EdgeGateway.Service.Web.Guard;

/// <summary>A request the API cannot read is answered with a sentence that says where, never with an empty page, and never with what was sent.</summary>
internal sealed class BadRequestMiddleware(RequestDelegate next)
{
    private const string NotJson = "The body must be JSON, with Content-Type: application/json (内容必须是 JSON).";

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            // Refused by routing, which has no words either.
            if (context.Response is { StatusCode: StatusCodes.Status415UnsupportedMediaType, HasStarted: false, ContentType: null })
                await Results.Problem(NotJson, statusCode: StatusCodes.Status415UnsupportedMediaType).ExecuteAsync(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await Results.Problem(Sentence(bad), statusCode: bad.StatusCode).ExecuteAsync(context);
        }
    }

    private static string Sentence(BadHttpRequestException bad) => bad switch
    {
        { InnerException: JsonException trouble } => $"The body is not the JSON expected here, at {trouble.Path ?? "$"} line {trouble.LineNumber + 1} (内容不是所需的 JSON).",
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => "The body is too large (内容太大).",
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => NotJson,
        _ => "The request lacks a parameter or has one that cannot be read; see the API's description (缺少参数，或参数读不懂).",
    };
}
