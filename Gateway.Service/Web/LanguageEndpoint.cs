namespace EdgeGateway.Service.Web;

internal static class LanguageEndpoint
{
    /// <summary><c>GET /language/en?back=/ops</c> keeps the choice for a year and goes back.</summary>
    public static void MapLanguage(this IEndpointRouteBuilder app) =>
        app.MapGet("/language/{code}", (string code, string? back, HttpResponse response) =>
        {
            response.Cookies.Append(Language.Cookie, Language.Of(code).Code, new()
            {
                MaxAge = TimeSpan.FromDays(365),
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                IsEssential = true,
            });
            return Results.LocalRedirect(IsLocal(back) ? back : "/");
        });

    private static bool IsLocal([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? back) =>
        back is ['/', ..] and not ['/', '/' or '\\', ..];
}
