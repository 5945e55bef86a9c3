using EdgeGateway.Service.Alerts;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Doctor;
using EdgeGateway.Service.Inspection;
using EdgeGateway.Service.Logs;
using EdgeGateway.Service.Memory;
using EdgeGateway.Service.Support;

namespace EdgeGateway.Service.Hosting;

/// <summary>The rooms for whoever looks after a thousand boxes. The kept log is older than all of them: see <see cref="GatewayBuilder"/>.</summary>
internal static class OperationsModule
{
    public static IServiceCollection AddOperations(this IServiceCollection services, GatewayOptions options) => services.AddInspection().AddDoctor().AddAlerts(options).AddMemory(options);

    public static void MapOperations(this IEndpointRouteBuilder app)
    {
        app.MapInspection();
        app.MapDoctor();
        app.MapSupport();
        app.MapLogs();
        app.MapAlerts();
    }
}
