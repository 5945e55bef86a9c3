using System.Device.Gpio;
using System.Device.Gpio.Drivers;

namespace EdgeGateway.Devices.BoxInputs;

/// <summary>A real pin, through libgpiod 1 (Debian 12). Only called when a wire is configured, so that the library is not loaded otherwise.</summary>
public static class GpioPin
{
    /// <summary>Opens the pin as an input; the process keeps it.</summary>
    public static Func<bool> Open(BoxInputOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var controller = new GpioController(new LibGpiodDriver(options.Chip));
        var pin = controller.OpenPin(options.Pin, PinMode.Input);
        return () => pin.Read() == PinValue.High;
    }
}
