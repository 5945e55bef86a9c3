using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;

namespace EdgeGateway.Service.Cases;

/// <summary>Keeps every camera running from start to stop, tells <see cref="HealthRegistry"/> how each is and the desk what each found.</summary>
internal sealed class CameraHost(CameraRoster roster, CaseDesk desk, HealthRegistry health) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var camera in roster.All)
        {
            health.Report(camera.Options.Enabled ? camera.Status : camera.Status with { State = ThingState.Disabled });
            camera.StatusChanged += health.Report;
            camera.CandidateFound += desk.Submit;
            camera.PlaceVacated += desk.Vacate;
        }
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = roster.All.Where(camera => camera.Options.Enabled).Select(camera => Task.Run(() => camera.RunAsync(stoppingToken), CancellationToken.None));
        await Task.WhenAll(running);
        foreach (var camera in roster.All)
            await camera.DisposeAsync();
    }
}
