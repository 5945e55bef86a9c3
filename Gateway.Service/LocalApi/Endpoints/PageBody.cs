using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.LocalApi.Access;

namespace EdgeGateway.Service.LocalApi.Endpoints;

/// <summary>Reads what a page sent and says what is wrong with it.</summary>
internal static class PageBody
{
    /// <summary>Null when it is not the JSON that was expected.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> contract)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, contract, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static IResult Bad(string what) => Results.Json(
        new Trouble("page.bad-request", new($"请求内容不对：{what}", $"The request is wrong: {what}"), new("请看 /local/v1/openapi.json", "See /local/v1/openapi.json")),
        LocalApiJson.Plain.Trouble, statusCode: StatusCodes.Status400BadRequest);

    public static IResult Refuse(HttpContext context, RefusalBook refusals, Refusal refusal)
    {
        refusals.Add(context.Request.Headers.Origin, context.Request.Path, refusal.Reason);
        return Results.Json(refusal.Reason, LocalApiJson.Plain.Trouble, statusCode: refusal.Status);
    }
}
