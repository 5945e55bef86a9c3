using System.Text.Encodings.Web;
using System.Text.Unicode;
using EdgeGateway.Service.Configuration;
using Microsoft.AspNetCore.DataProtection;
using MudBlazor.Services;

namespace EdgeGateway.Service.Web;

internal static class WebModule
{
    public static IServiceCollection AddWeb(this IServiceCollection services, GatewayOptions options)
    {
        services.AddRouting();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        // Nothing worth keeping over a restart is protected by these keys, so none are left on disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        return services;
    }

    public static void UseWeb(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.UseAntiforgery();
    }

    public static void MapWeb(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        app.MapLanguage();
        app.MapGet("/", (GatewayOptions options) => Results.LocalRedirect(FirstPage(options)));
    }

    /// <summary>The page a person of this box wants first.</summary>
    public static string FirstPage(GatewayOptions options) => options switch
    {
        { Checkout.Enabled: true } => "/till",
        { Cameras.Count: > 0 } => "/cameras",
        _ => "/ops",
    };
}
