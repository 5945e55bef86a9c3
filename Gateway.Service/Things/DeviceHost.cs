using EdgeGateway.Service.Health;

namespace EdgeGateway.Service.Things;

/// <summary>Keeps every device running from start to stop and tells <see cref="HealthRegistry"/> how each one is.</summary>
internal sealed class DeviceHost(DeviceRoster roster, DeviceRuns runs, HealthRegistry health) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var device in roster.All)
        {
            health.Report(device.Status);
            device.StatusChanged += health.Report;
        }
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(roster.All.Select(device => Task.Run(() => runs.RunAsync(device, stoppingToken), CancellationToken.None)));
}
