using System.Diagnostics.Metrics;
using EdgeGateway.Devices.BoxSensors;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Health.Metrics.Gauges;

/// <summary>The box itself. What a box does not tell has no sample.</summary>
internal sealed class BoxGauges : IGauges
{
    private readonly Fresh<BoxReading> _box;
    private readonly Fresh<ClockReading> _clock;
    private readonly string _disk;

    public BoxGauges(BoxSensors sensors, GatewayOptions options, TimeProvider clock)
    {
        _box = new Fresh<BoxReading>(sensors.Read, clock);
        _clock = new Fresh<ClockReading>(() => TimeServerState.Read() ?? ClockReading.Unknown, clock);
        _disk = Path.GetFullPath(options.DataDirectory);
    }

    private BoxReading Box => _box.Value;

    public void Register(GaugeBoard board)
    {
        board.Gauge("edgegateway.box.temperature", "Cel", "Thermal zones.", () => Box.Temperatures.Select(one => Mark.Of(one.Celsius, ("zone", one.Zone))));
        board.Counter("edgegateway.box.throttled", "{event}", "How often the processor slowed down because of heat.", () => Mark.If(Box.Throttled));
        board.Gauge("edgegateway.box.power.trouble", "", "1 while a Raspberry Pi reports too little voltage or too much heat.", () => Flag(Box.PowerOrHeatTrouble));
        board.Gauge("edgegateway.box.load", "{task}", "Mean of running and waiting tasks in the last minute.", () => Mark.If(Box.Load));
        board.Gauge("edgegateway.box.memory.total", "By", "Memory of the box.", () => Mark.If(Box.MemoryBytes));
        board.Gauge("edgegateway.box.memory.available", "By", "Memory programs could still get.", () => Mark.If(Box.MemoryAvailableBytes));
        board.Gauge("edgegateway.box.uptime", "s", "Since the box was started.", () => Mark.If(Box.UptimeSeconds));
        RegisterDisks(board);
        board.Gauge("edgegateway.box.clock.synced", "", "1 while a time server steers the clock.", () => Flag(_clock.Value.Synced));
        board.Gauge("edgegateway.box.clock.offset", "s", "What the system still has to put right on its clock.", () => Mark.If(_clock.Value.OffsetSeconds));
        board.Gauge("edgegateway.box.clock.error", "s", "Most that the clock may be wrong, as the system reckons.", () => Mark.If(_clock.Value.MostErrorSeconds));
    }

    private void RegisterDisks(GaugeBoard board)
    {
        board.Gauge("edgegateway.box.disk.free", "By", "Left on the data directory's disk.", () => Mark.If(Drive()?.AvailableFreeSpace));
        board.Gauge("edgegateway.box.disk.size", "By", "Size of the data directory's disk.", () => Mark.If(Drive()?.TotalSize));
        board.Counter("edgegateway.box.disk.written", "By", "Written to a disk since the box was started.", () => Disks(disk => disk.WrittenBytes));
        board.Gauge("edgegateway.box.disk.worn", "1", "Part of a disk's life that is used up; eMMC in tenths.", () => Disks(disk => disk.Worn));
        board.Gauge("edgegateway.box.disk.near_end", "", "1 when a disk's spare blocks run out.", () => Disks(disk => disk.NearEnd is { } near ? Mark.Flag(near) : null));
    }

    private IEnumerable<Measurement<double>> Disks(Func<DiskReading, double?> value) => Box.Disks.SelectMany(disk => Mark.If(value(disk), ("disk", disk.Name)));

    private static IEnumerable<Measurement<double>> Flag(bool? yes) => Mark.If(yes is { } known ? Mark.Flag(known) : null);

    private DriveInfo? Drive()
    {
        try
        {
            return new DriveInfo(_disk) is { IsReady: true } drive ? drive : null;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
