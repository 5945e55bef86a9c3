using EdgeGateway.Devices.BoxInputs;
using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Health.Metrics.Gauges;

/// <summary>Doors, power, fans: wires on GPIO pins, where configured.</summary>
internal sealed class BoxInputGauges(GatewayOptions options, TimeProvider clock) : IGauges
{
    private readonly BoxInputs _inputs = new(options.BoxInputs, GpioPin.Open, clock);

    public void Register(GaugeBoard board) => board.Gauge(
        "edgegateway.box.input", "", "1 while a wire on a GPIO pin is active: a door's switch, a power supply's or fan's signal.",
        () => _inputs.Read().SelectMany(one => Mark.If(one.Active is { } active ? Mark.Flag(active) : null, ("input", one.Id), ("kind", one.Kind))));
}
