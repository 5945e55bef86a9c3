using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Verbs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EdgeGateway.Service.Hosting;

/// <summary>Says once, on standard output, where the page is. A script that starts the gateway may wait for this line.</summary>
internal sealed class Greeting(GatewayOptions options, IServer server) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        return Console.Out.WriteLineAsync(Line(address, options));
    }

    /// <summary><c>EdgeGateway 0.1.0  http://127.0.0.1:8080/  (…)</c>.</summary>
    public static string Line(string address, GatewayOptions options) =>
        $"EdgeGateway {VersionVerb.Version}  {address}/  ({Reach(options)})";

    private static string Reach(GatewayOptions options)
    {
        var away = options.Destinations.Count(destination => destination.Enabled && !destination.Brokers.Append(destination.Http.Url).Where(address => address.Length > 0).All(IsLocal));
        if (away > 0)
            return $"{options.GatewayId}: {away} platform{(away == 1 ? "" : "s")}";
        return options.IsDemo ? "demo: virtual devices, nothing leaves this machine" : $"{options.GatewayId}: nothing leaves this machine";
    }

    private static bool IsLocal(string broker) => Uri.TryCreate(broker, UriKind.Absolute, out var uri) && uri.IsLoopback;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
