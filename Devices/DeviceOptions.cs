using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Devices;

/// <summary>One device of the store, in one line of configuration.</summary>
public sealed class DeviceOptions
{
    /// <summary>Name of the device on pages, in events and metrics. Unique in the gateway.</summary>
    [Required, RegularExpression("^[a-z0-9][a-z0-9-]{0,39}$")]
    public string Id { get; init; } = "";

    /// <summary>
    /// Where it is: <c>serial:/dev/serial/by-id/…?baud=115200</c>, <c>serial:COM3?baud=9600</c>, <c>tcp://192.0.2.7:9100</c>,
    /// printers also <c>usblp:/dev/usb/lp0</c> and <c>spooler:Printer Name</c> (Windows),
    /// <c>serial:auto</c> (readers and printers: the port on which one answers), <c>usb:0400:c35a</c> (readers),
    /// <c>hidraw:auto</c> or <c>hidraw:/dev/hidraw0</c> (scanners in HID POS mode), <c>evdev:/dev/input/by-id/…-event-kbd</c> (scanners in
    /// keyboard mode), <c>virtual:</c> (a device in software behind a real pseudo-terminal; <c>virtual:?baud=9600</c> slows its wire).
    /// </summary>
    [Required]
    public string Address { get; init; } = "";

    /// <summary>False: configured but switched off, shown as disabled.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// ID card readers only: pause between two looks for a card, 50 ms to 5 s. Shorter notices a card sooner and keeps the reader busier.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:05")]
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Scanners only: silence that ends a scan, 5 ms to 1 s. Null: 60 ms, in keyboard mode 100 ms. Raise it where a wireless base tears long labels apart.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.005", "00:00:01")]
    public TimeSpan? ScanSilence { get; init; }

    /// <summary>
    /// Scanners on a serial, USB-COM or TCP wire only: the byte that ends a scan at once: <c>cr</c>, <c>lf</c>, <c>tab</c> or <c>etx</c>. Null: found out, so that a
    /// seed label of several lines stays one scan; with <c>cr</c> or <c>lf</c> it comes apart.
    /// </summary>
    [AllowedValues(null, "cr", "lf", "tab", "etx")]
    public string? ScanSuffix { get; init; }

    /// <summary>
    /// Receipt printers only: what the printer can do, by the name of one of the profiles that come with the program (<c>generic-58</c>,
    /// <c>generic-80</c>, <c>epson-tm</c>, <c>sp91</c>, <c>sprt-58</c>, <c>zj-58</c>). Null: the generic one of <c>checkout.paperWidth</c>.
    /// </summary>
    public string? Profile { get; init; }

    /// <summary>
    /// ID card readers on a serial wire only: speed in baud the reader is told to use when it answers at another. 0 leaves it as it is.
    /// Reading takes 1.4 s at 9600 and 0.12 s at 115200.
    /// </summary>
    [AllowedValues(0, 9600, 19200, 38400, 57600, 115200)]
    public int ReaderBaud { get; init; }

    /// <summary>ID card readers only: also read the address that was written to a card after it was issued. Takes a moment longer.</summary>
    public bool ReadNewAddress { get; init; }
}
