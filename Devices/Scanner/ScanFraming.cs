using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Devices.Scanner;

/// <summary>Where one scan ends and the next begins.</summary>
public sealed record ScanFraming
{
    /// <summary>
    /// Silence after the last byte that ends any scan, whatever it holds. Longer than the pauses inside a label, shorter than a hand
    /// needs for the next one. Default 60 ms; raise it for scanners behind slow wireless bases.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.005", "00:00:01")]
    public TimeSpan Silence { get; init; } = TimeSpan.FromMilliseconds(60);

    /// <summary>
    /// Silence that ends a scan which has its suffix and already makes sense. Just long enough for a label of several lines to show
    /// that it goes on.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:00.5")]
    public TimeSpan Settle { get; init; } = TimeSpan.FromMilliseconds(3);

    /// <summary>Bytes a scan may have; a wire that sends more without a pause is at the wrong speed or no scanner.</summary>
    [Range(64, 65536)]
    public int MaxBytes { get; init; } = 4096;

    /// <summary>Byte that ends a scan at once; null: found out from what comes.</summary>
    public byte? Suffix { get; init; }

    /// <summary>As the configuration says it; what it leaves out is right for that kind of connection.</summary>
    internal static ScanFraming Of(DeviceOptions options, bool keyboard)
    {
        var usual = keyboard ? Keyboard : new ScanFraming();
        return usual with
        {
            Silence = options.ScanSilence ?? usual.Silence,
            Settle = options.ScanSilence is { } silence && silence < usual.Settle ? silence : usual.Settle,
            Suffix = options.ScanSuffix switch { "cr" => 0x0D, "lf" => 0x0A, "tab" => 0x09, "etx" => 0x03, _ => null },
        };
    }

    /// <summary>
    /// Scanners in keyboard mode type a character every 2 to 20 ms, so nothing ends as soon as on a serial wire; a typist's pauses are longer.
    /// </summary>
    internal static ScanFraming Keyboard { get; } = new() { Silence = TimeSpan.FromMilliseconds(100), Settle = TimeSpan.FromMilliseconds(30) };

    /// <summary>Ten bytes of a slow wire take longer than <see cref="Settle"/>: 12 ms in all at 9600 baud.</summary>
    internal TimeSpan SettleAt(int? baud) => baud is > 0 ? Settle + TimeSpan.FromSeconds(100.0 / baud.Value) : Settle;
}
