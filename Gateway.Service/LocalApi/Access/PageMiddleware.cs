using System.Net;
using EdgeGateway.Service.LocalApi.Pairing;

namespace EdgeGateway.Service.LocalApi.Access;

/// <summary>
/// Stands before the endpoints under <c>/local</c>: right machine, listed origin, right rate, answered preflight, checked signature.
/// Everything it refuses is counted.
/// </summary>
internal sealed class PageMiddleware(RequestDelegate next, PageGate gate, RefusalBook refusals)
{
    public const string Root = "/local";
    public const string Document = "/local/v1/openapi.json";
    private const int MostBytes = 64 * 1024;
    private static readonly object PageKey = new();

    /// <summary>The page that made this request, once the gate let it in.</summary>
    public static PairedPage PageOf(HttpContext context) => (PairedPage)context.Items[PageKey]!;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsOurs(context) || IsDocument(context.Request))
        {
            await next(context);
            return;
        }
        var origin = context.Request.Headers.Origin.ToString();
        if (Stranger(context, origin) is { } stranger)
        {
            await RefuseAsync(context, stranger);
            return;
        }
        AllowReading(context.Response.Headers, origin);
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            AnswerPreflight(context);
            return;
        }
        if (await AdmitAsync(context, origin) is { } refusal)
            await RefuseAsync(context, refusal);
        else
            await next(context);
    }

    public async Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        refusals.Add(context.Request.Headers.Origin, context.Request.Path, refusal.Reason);
        await Results.Json(refusal.Reason, LocalApiJson.Plain.Trouble, statusCode: refusal.Status).ExecuteAsync(context);
    }

    /// <summary>Routes do not care about capital letters, so neither may the gate; and an endpoint that asks for it is never outside.</summary>
    private static bool IsOurs(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase) || context.GetEndpoint()?.Metadata.GetMetadata<PageAccess>() is not null;

    /// <summary>The description of the API says nothing about this store: a programmer may read it by typing its address.</summary>
    private static bool IsDocument(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path == Document && request.Headers.Origin.Count == 0;

    private Refusal? Stranger(HttpContext context, string origin) =>
        context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address) ? Refusal.NotThisMachine : gate.CheckOrigin(origin);

    private async Task<Refusal?> AdmitAsync(HttpContext context, string origin)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<PageAccess>() is not { } access)
            return Refusal.Unknown;
        if (await ReadBodyAsync(context.Request, context.RequestAborted) is not { } body)
            return Refusal.TooBig;
        context.Request.Body = new MemoryStream(body, writable: false);
        var (page, refusal) = access.Kind switch
        {
            PageAccessKind.Listed => (null, null),
            PageAccessKind.Token => gate.CheckToken(context.GetRouteValue("token") as string, origin),
            _ => gate.CheckSignature(Signed(context.Request, origin, body), access),
        };
        context.Items[PageKey] = page;
        return refusal;
    }

    private static SignedRequest Signed(HttpRequest request, string origin, byte[] body) => new()
    {
        Method = request.Method,
        Target = request.Path.ToUriComponent() + request.QueryString.ToUriComponent(),
        Origin = origin,
        Key = request.Headers[SignedRequest.KeyHeader],
        Time = request.Headers[SignedRequest.TimeHeader],
        Nonce = request.Headers[SignedRequest.NonceHeader],
        Signature = request.Headers[SignedRequest.SignatureHeader],
        Body = body,
    };

    /// <summary>Null when it is too big.</summary>
    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, CancellationToken stopping)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[8192];
        while (await request.Body.ReadAsync(buffer, stopping) is > 0 and var count)
        {
            if (memory.Length + count > MostBytes)
                return null;
            memory.Write(buffer, 0, count);
        }
        return memory.ToArray();
    }

    private static void AllowReading(IHeaderDictionary headers, string origin)
    {
        headers.AccessControlAllowOrigin = origin;
        headers.Vary = "Origin";
    }

    /// <summary>Browsers of the Private Network Access time ask with a header of their own; later ones ask the person instead.</summary>
    private static void AnswerPreflight(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = "GET, POST, DELETE";
        headers.AccessControlAllowHeaders =
            $"Content-Type, {SignedRequest.KeyHeader}, {SignedRequest.TimeHeader}, {SignedRequest.NonceHeader}, {SignedRequest.SignatureHeader}";
        headers.AccessControlMaxAge = "600";
        if (context.Request.Headers["Access-Control-Request-Private-Network"] == "true")
            headers["Access-Control-Allow-Private-Network"] = "true";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
