using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Devices.BoxInputs;

/// <summary>One wire on a GPIO pin: a door's switch, a power supply's or UPS's signal, a fan's alarm.</summary>
public sealed class BoxInputOptions
{
    /// <summary>Name in the metrics.</summary>
    [Required, RegularExpression("^[a-z0-9][a-z0-9-]{0,39}$")]
    public string Id { get; init; } = "";

    /// <summary><c>door</c>, <c>power</c>, <c>ups</c>, <c>fan</c>: active means that it is open or gives alarm. <c>other</c>: active is no trouble.</summary>
    [AllowedValues("door", "power", "ups", "fan", "other")]
    public string Kind { get; init; } = "other";

    /// <summary>Number of the chip: <c>/dev/gpiochip0</c> is 0.</summary>
    [Range(0, 63)]
    public int Chip { get; init; }

    /// <summary>Line of that chip.</summary>
    [Range(0, 1023)]
    public int Pin { get; init; }

    /// <summary>The wire is active when it is low.</summary>
    public bool ActiveLow { get; init; }
}
