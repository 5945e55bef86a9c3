using System.Globalization;

namespace EdgeGateway.Devices.BoxSensors;

/// <summary>Meaning of single files of <c>/sys</c> and <c>/proc</c>. Pure; text it does not understand is null.</summary>
internal static class BoxParser
{
    private const long Kilobyte = 1024;
    private const long Sector = 512;
    private const int WrittenSectors = 6;

    // Under-voltage, frequency capped, throttled, soft temperature limit: the bits that are about now, not about the past.
    private const long PiTroubles = 0xF;

    /// <summary><c>/sys/class/thermal/thermal_zone0/temp</c>: thousandths of a degree. Sensors that are switched off say absurd things.</summary>
    public static double? Temperature(string? text) => Number(text) is { } milli and > -60_000 and < 200_000 and not 0 ? milli / 1000.0 : null;

    /// <summary><c>/proc/loadavg</c>: <c>0.52 0.58 0.59 1/389 4911</c>.</summary>
    public static double? Load(string? text) => Decimal(Word(text, 0));

    /// <summary><c>/proc/uptime</c>: <c>35821.52 68042.99</c>.</summary>
    public static double? Uptime(string? text) => Decimal(Word(text, 0));

    /// <summary><c>/proc/meminfo</c>: <c>MemAvailable:    5843220 kB</c>.</summary>
    public static long? Memory(string? text, string name)
    {
        var line = text?.Split('\n').FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        return Number(Word(line, 1)) is { } kilobytes and >= 0 and < long.MaxValue / Kilobyte ? kilobytes * Kilobyte : null;
    }

    /// <summary><c>/sys/block/sda/stat</c>: the seventh number counts sectors of 512 bytes, whatever the disk's own are.</summary>
    public static long? WrittenBytes(string? text) => Number(Word(text, WrittenSectors)) is { } sectors and >= 0 and < long.MaxValue / Sector ? sectors * Sector : null;

    /// <summary><c>/sys/block/mmcblk0/device/life_time</c>: <c>0x01 0x03</c>, tenths begun of SLC and MLC memory; 0x0b: more than all of it.</summary>
    public static double? Worn(string? text)
    {
        double? worst = null;
        foreach (var part in Words(text))
        {
            if (Hex(part) is { } tenths and > 0 and <= 11)
                worst = Math.Max(worst ?? 0, tenths / 10.0);
        }

        return worst;
    }

    /// <summary><c>/sys/block/mmcblk0/device/pre_eol_info</c>: 0x01 normal, 0x02 80 % of the spare blocks used, 0x03 90 %.</summary>
    public static bool? NearEnd(string? text) => Hex(text) switch
    {
        1 => false,
        2 or 3 => true,
        _ => null,
    };

    /// <summary><c>get_throttled</c> of a Raspberry Pi: bits in hexadecimal, with or without 0x.</summary>
    public static bool? PiTrouble(string? text) => Hex(text) is { } bits ? (bits & PiTroubles) != 0 : null;

    public static long? Number(string? text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Decimal(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static long? Hex(string? text)
    {
        var digits = text?.StartsWith("0x", StringComparison.OrdinalIgnoreCase) == true ? text[2..] : text;
        return long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static string? Word(string? text, int index) => Words(text).ElementAtOrDefault(index);

    private static string[] Words(string? text) => text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
}
