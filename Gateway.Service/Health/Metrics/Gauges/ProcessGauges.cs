namespace EdgeGateway.Service.Health.Metrics.Gauges;

/// <summary>This process.</summary>
internal sealed class ProcessGauges(Uptime uptime) : IGauges
{
    public void Register(GaugeBoard board)
    {
        board.Counter("process.cpu.time", "s", "Processor time used.", () => [Mark.Of(Environment.CpuUsage.TotalTime.TotalSeconds)]);
        board.Gauge("process.memory.usage", "By", "Resident memory.", () => [Mark.Of(Environment.WorkingSet)]);
        board.Gauge("process.uptime", "s", "Since the start, by a clock that cannot jump.", () => [Mark.Of(uptime.Elapsed.TotalSeconds)]);
    }
}
