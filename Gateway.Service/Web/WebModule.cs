using System.Text.Encodings.Web;
using System.Text.Unicode;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Hosting;
using EdgeGateway.Service.Web.Guard;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using MudBlazor.Services;

namespace EdgeGateway.Service.Web;

internal static class WebModule
{
    public static IServiceCollection AddWeb(this IServiceCollection services, GatewayOptions options)
    {
        services.AddRouting();
        // Otherwise a body that cannot be read is a 400 without a word.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(1);
            circuits.DisconnectedCircuitMaxRetained = 8;
        });
        services.AddMudServices();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        AddEphemeralProtection(services);
        services.AddSingleton(new RequestRule(options.Web));
        services.AddSingleton(provider => new OperatorPassword(
            options.Web.PasswordVariable is { } variable ? Environment.GetEnvironmentVariable(variable) : null, provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>
    /// Nothing worth keeping over a restart is protected by these keys, so none are left on disk, and the service that would look
    /// for some at start (and load an XML stack for it) is left out.
    /// </summary>
    private static void AddEphemeralProtection(IServiceCollection services)
    {
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        foreach (var warmUp in services.Where(service => service.ImplementationType?.Name == "DataProtectionHostedService").ToList())
            services.Remove(warmUp);
    }

    public static void UseWeb(this WebApplication app)
    {
        app.Lifetime.ApplicationStopping.Register(app.Services.GetRequiredService<LogLevelSwitch>().End);
        app.UseMiddleware<GuardMiddleware>();
        app.UseMiddleware<BadRequestMiddleware>();
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.Use((context, next) =>
        {
            if (!IsPage(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
                pages.Enabled = false;
            return next(context);
        });
        app.UseAntiforgery();
    }

    public static void MapWeb(this WebApplication app)
    {
        app.MapStaticAssets();
        // The guard says who may frame pages: nobody.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(render => render.ContentSecurityFrameAncestorsPolicy = null);
        app.MapLanguage();
        app.MapLogin();
        app.MapGet("/", (GatewayOptions options) => Results.LocalRedirect(FirstPage(options)));
    }

    /// <summary>A person gets a page that says "not found"; a program gets the bare answer.</summary>
    private static bool IsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/local");

    /// <summary>The page a person of this box wants first.</summary>
    public static string FirstPage(GatewayOptions options) => options switch
    {
        { Checkout.Enabled: true } => "/till",
        { Cameras.Count: > 0 } => "/cameras",
        _ => "/ops",
    };
}
