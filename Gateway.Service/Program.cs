using EdgeGateway.Service.Api;
using EdgeGateway.Service.CameraFaults;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Commands;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Demo;
using EdgeGateway.Service.Health;
using EdgeGateway.Service.Health.Influx;
using EdgeGateway.Service.Health.Metrics;
using EdgeGateway.Service.Hosting;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.LocalApi;
using EdgeGateway.Service.LocalPlatform;
using EdgeGateway.Service.Seals;
using EdgeGateway.Service.Space;
using EdgeGateway.Service.Things;
using EdgeGateway.Service.Verbs;
using EdgeGateway.Service.Web;

namespace EdgeGateway.Service;

internal static class Program
{
    public static Task<int> Main(string[] args) => VerbTable.RunAsync(args);

    /// <summary>The rooms of the house in the order in which they start; they stop in reverse.</summary>
    /// <param name="options">The checked configuration.</param>
    /// <param name="more">What the caller adds, or puts in a room's place.</param>
    public static WebApplication Build(GatewayOptions options, Action<IServiceCollection>? more = null)
    {
        var builder = GatewayBuilder.Create(options);
        builder.Services
            .AddHealth()
            .AddJournal(options)
            .AddSeals(options)
            .AddCheckout(options)
            .AddThings(options)
            .AddCameraFaults()
            .AddCases(options)
            .AddLocalPlatform(options)
            .AddDelivery()
            .AddSpace(options)
            .AddGauges()
            .AddInflux(options)
            .AddLocalApi(options)
            .AddOperations(options)
            .AddCommands(options)
            .AddDemo()
            .AddWeb(options);
        more?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseWeb();
        app.MapHealth();
        app.MapMetrics(options);
        app.MapDevices();
        app.MapCases();
        app.MapCameraFaults();
        app.MapCheckout(options);
        app.MapDelivery();
        app.MapSpace();
        app.MapLocalApi(options);
        app.MapOperations();
        app.MapCommands();
        app.MapLocalPlatform(options);
        app.MapEvents();
        app.MapDemo();
        app.MapWeb();
        return app;
    }
}
