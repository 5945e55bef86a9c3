using System.Text;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.LocalApi.Access;

namespace EdgeGateway.Service.Web.Guard;

/// <summary>Stands before everything else: right host, right origin, right person, safe headers.</summary>
internal sealed partial class GuardMiddleware(
    RequestDelegate next, RequestRule rule, OperatorPassword password, GatewayOptions options, ILogger<GuardMiddleware> log)
{
    // MudBlazor writes its theme and sizes as inline styles; scripts only ever come from our own files.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        AddHeaders(context.Response.Headers);
        // Pages of other sites have a room of their own, with a gate that asks for a signature.
        var othersMayAsk = options.LocalApi.Enabled && context.Request.Path.StartsWithSegments(PageMiddleware.Root, StringComparison.OrdinalIgnoreCase);
        if (rule.Objection(RequestHead.Of(context.Request), othersMayAsk) is { } objection)
        {
            Refused(LogPath.Of(context.Request.Path), objection);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return context.Response.WriteAsync(objection, context.RequestAborted);
        }
        if (othersMayAsk || !password.IsAsked || LoginEndpoints.IsOpenToAll(context.Request.Path) || IsKnown(context.Request))
            return next(context);
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            context.Response.Redirect("/login");
            return Task.CompletedTask;
        }
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"EdgeGateway\", charset=\"UTF-8\"";
        return Task.CompletedTask;
    }

    private bool IsKnown(HttpRequest request) => password.Knows(request.Cookies[OperatorPassword.Cookie]) || BasicPassword(request) is { } typed && password.Accepts(typed);

    /// <summary>For scripts: any user name, the operator's password.</summary>
    private static string? BasicPassword(HttpRequest request)
    {
        if (request.Headers.Authorization.ToString() is not ['B', 'a', 's', 'i', 'c', ' ', .. var encoded])
            return null;
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var typed] ? typed : null;
    }

    private static void AddHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        // Not "no-referrer": browsers then send the origin of a form as null, and the login form would be refused as a stranger's.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        // Buyers and cases must not stay in a browser's cache; static files say their own.
        headers.CacheControl = "no-store";
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Request for {Path} refused: {Reason}")]
    private partial void Refused(string path, string reason);
}
