namespace EdgeGateway.Devices.BoxSensors;

/// <summary>How the box is. Null and empty: this box does not tell.</summary>
public sealed record BoxReading
{
    public IReadOnlyList<Temperature> Temperatures { get; init; } = [];

    /// <summary>How often the processor slowed itself down because of heat, all cores together, since the box was started.</summary>
    public long? Throttled { get; init; }

    /// <summary>A Raspberry Pi's firmware says so now: too little voltage or too hot.</summary>
    public bool? PowerOrHeatTrouble { get; init; }

    /// <summary>Mean number of waiting and running tasks of the last minute.</summary>
    public double? Load { get; init; }

    public long? MemoryBytes { get; init; }

    /// <summary>What programs could still get.</summary>
    public long? MemoryAvailableBytes { get; init; }

    public double? UptimeSeconds { get; init; }

    public IReadOnlyList<DiskReading> Disks { get; init; } = [];
}

/// <summary>One thermal zone.</summary>
/// <param name="Zone">What the system calls it: <c>x86_pkg_temp</c>, <c>cpu-thermal</c>, with its number.</param>
/// <param name="Celsius">Degrees.</param>
public sealed record Temperature(string Zone, double Celsius);

/// <summary>One disk.</summary>
/// <param name="Name">Like <c>mmcblk0</c>.</param>
/// <param name="WrittenBytes">Since the box was started.</param>
/// <param name="Worn">Part of its life that is used up, 0 to 1.1, in tenths for eMMC (the worse of both kinds of memory); null for a disk that does not tell.</param>
/// <param name="NearEnd">Its spare blocks run out (eMMC's pre-EOL information, NVMe's critical warning); null for a disk that does not tell.</param>
public sealed record DiskReading(string Name, long? WrittenBytes, double? Worn, bool? NearEnd);
