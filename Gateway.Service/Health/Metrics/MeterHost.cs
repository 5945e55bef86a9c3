namespace EdgeGateway.Service.Health.Metrics;

/// <summary>Puts every room's instruments on the meter, beside the start and not in its way.</summary>
internal sealed class MeterHost(GatewayMeter meter, IEnumerable<IGauges> gauges) : BackgroundService
{
    private readonly TaskCompletionSource _registered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when all instruments are there.</summary>
    public Task Registered => _registered.Task;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var board = new GaugeBoard(meter.Meter);
        foreach (var room in gauges)
            room.Register(board);
        _registered.TrySetResult();
        return Task.CompletedTask;
    }
}
