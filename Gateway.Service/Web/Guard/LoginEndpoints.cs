using System.Text.Encodings.Web;

namespace EdgeGateway.Service.Web.Guard;

/// <summary>The page that asks for the operator's password. Plain HTML: it must work before anything else may be loaded.</summary>
internal static class LoginEndpoints
{
    private static readonly string[] Open = ["/login", "/shell.css", "/icon.svg"];

    public static bool IsOpenToAll(PathString path) => Open.Contains(path.Value, StringComparer.Ordinal);

    public static void MapLogin(this IEndpointRouteBuilder app)
    {
        app.MapGet("/login", (HttpRequest request) => Page(Language.Of(request.HttpContext), wrong: false));
        app.MapPost("/login", async (HttpContext context, OperatorPassword password) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            if (!password.Accepts(form["password"]))
                return Page(Language.Of(context), wrong: true);
            context.Response.Cookies.Append(OperatorPassword.Cookie, password.Open(), new()
            {
                HttpOnly = true,
                Secure = context.Request.IsHttps,
                SameSite = SameSiteMode.Strict,
                IsEssential = true,
            });
            return Results.LocalRedirect("/");
        });
    }

    private static IResult Page(Language language, bool wrong)
    {
        string Say(string zh, string en) => HtmlEncoder.Default.Encode(language.Say(zh, en));
        var note = wrong ? $"<p class=\"eg-bad eg-badge\">{Say("密码不对，或尝试次数过多，请半分钟后再试。", "Wrong password, or too many tries: wait half a minute.")}</p>" : "";
        return Results.Content(
            $"""
            <!DOCTYPE html>
            <html lang="{language.Tag}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>EdgeGateway</title><link rel="icon" href="icon.svg"><link rel="stylesheet" href="shell.css"></head>
            <body><form class="eg-login" method="post" action="/login">
            <h1>EdgeGateway</h1>{note}
            <label for="password">{Say("操作密码", "Operator password")}</label>
            <input id="password" name="password" type="password" autocomplete="current-password" autofocus required>
            <button type="submit">{Say("进入", "Enter")}</button>
            </form></body></html>
            """,
            "text/html; charset=utf-8",
            statusCode: wrong ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK);
    }
}
