using EdgeGateway.Devices.BoxInputs;

namespace EdgeGateway.Service.Health.Metrics.Gauges;

/// <summary>Doors, power, fans: wires on GPIO pins, where configured.</summary>
internal sealed class BoxInputGauges(BoxInputs inputs) : IGauges
{
    public void Register(GaugeBoard board) => board.Gauge(
        "edgegateway.box.input", "", "1 while a wire on a GPIO pin is active: a door's switch, a power supply's or fan's signal.",
        () => inputs.Read().SelectMany(one => Mark.If(one.Active is { } active ? Mark.Flag(active) : null, ("input", one.Id), ("kind", one.Kind))));
}
