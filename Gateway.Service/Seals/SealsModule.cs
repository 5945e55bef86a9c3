using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Seals;

internal static class SealsModule
{
    /// <summary>The box's signing key, made when somebody first asks for it.</summary>
    public static IServiceCollection AddSeals(this IServiceCollection services, GatewayOptions options) =>
        services.AddSingleton(_ => BoxKeyFile.Of(options.DataDirectory));
}
