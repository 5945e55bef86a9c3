using EdgeGateway.Devices.BoxSensors;
using EdgeGateway.Testing;

namespace EdgeGateway.Devices.Tests.BoxSensors;

public sealed class BoxSensorsTests : IDisposable
{
    private readonly TempFolder _root = new();

    public void Dispose() => _root.Dispose();

    private void File(string path, string text)
    {
        var file = _root.File(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, text + "\n");
    }

    private BoxReading Read() => new Devices.BoxSensors.BoxSensors(_root.Path).Read();

    /// <summary>An industrial PC with an eMMC, as its files were written down.</summary>
    private void IndustrialPc()
    {
        File("proc/loadavg", "0.52 0.58 0.59 1/389 4911");
        File("proc/meminfo", "MemTotal:        3884356 kB\nMemFree:          210044 kB\nMemAvailable:    2911044 kB");
        File("proc/uptime", "35821.52 68042.99");
        File("sys/class/thermal/thermal_zone0/type", "acpitz");
        File("sys/class/thermal/thermal_zone0/temp", "27800");
        File("sys/class/thermal/thermal_zone1/type", "x86_pkg_temp");
        File("sys/class/thermal/thermal_zone1/temp", "61000");
        File("sys/class/thermal/thermal_zone2/type", "iwlwifi_1");
        File("sys/class/thermal/cooling_device0/type", "Processor");
        File("sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count", "3");
        File("sys/devices/system/cpu/cpu1/thermal_throttle/core_throttle_count", "4");
        File("sys/devices/system/cpu/cpufreq/policy0/scaling_cur_freq", "1500000");
        File("sys/block/mmcblk0/stat", "    5012     1204   401234     8120    90210    40124  2000000    90000        0    60000    98120");
        File("sys/block/mmcblk0/device/life_time", "0x01 0x03");
        File("sys/block/mmcblk0/device/pre_eol_info", "0x01");
        File("sys/block/mmcblk0boot0/stat", "0 0 0 0 0 0 0 0 0 0 0");
        File("sys/block/sda/stat", "1 1 1 1 1 1 10 1 1 1 1");
        File("sys/block/loop0/stat", "1 1 1 1 1 1 10 1 1 1 1");
        File("sys/block/zram0/stat", "1 1 1 1 1 1 10 1 1 1 1");
    }

    [Fact]
    public void Read_IndustrialPc_KnowsEverything()
    {
        IndustrialPc();

        var box = Read();

        Assert.Equal([new Temperature("acpitz-0", 27.8), new Temperature("x86_pkg_temp-1", 61.0)], box.Temperatures);
        Assert.Equal((7L, null), (box.Throttled, box.PowerOrHeatTrouble));
        Assert.Equal((0.52, 3_977_580_544L, 2_980_909_056L, 35821.52), (box.Load, box.MemoryBytes, box.MemoryAvailableBytes, box.UptimeSeconds));
    }

    [Fact]
    public void Read_Disks_AreRealOnesWithTheirWear()
    {
        IndustrialPc();

        Assert.Equal([new DiskReading("mmcblk0", 1_024_000_000, 0.3, false), new DiskReading("sda", 5120, null, null)], Read().Disks);
    }

    [Fact]
    public void Read_RaspberryPiWithLittleVoltage_SaysSo()
    {
        File("sys/devices/platform/soc/soc:firmware/get_throttled", "50005");
        File("sys/class/thermal/thermal_zone0/temp", "71592");

        var box = Read();

        Assert.True(box.PowerOrHeatTrouble);
        Assert.Equal([new Temperature("zone-0", 71.592)], box.Temperatures);
    }

    [Fact]
    public void Read_NothingThere_IsAllUnknown()
    {
        var box = Read();

        Assert.Equal((null, null, null, null), (box.Throttled, box.Load, box.MemoryBytes, box.UptimeSeconds));
        Assert.Empty(box.Temperatures);
        Assert.Empty(box.Disks);
    }

    [Fact]
    public void Read_ThisMachine_HasMemoryAndUptime()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Reads /proc.");

        var box = new Devices.BoxSensors.BoxSensors().Read();

        Assert.InRange(box.MemoryAvailableBytes!.Value, 1, box.MemoryBytes!.Value);
        Assert.True(box.UptimeSeconds > 0);
    }
}
