using System.Diagnostics.Metrics;
using System.Globalization;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Health.Metrics.Gauges;

/// <summary>
/// What cameras do, from the figures they report with their state every few seconds. Asking the camera itself would load the vision
/// libraries on boxes that have none.
/// </summary>
internal sealed class CameraGauges(HealthRegistry health) : IGauges
{
    public void Register(GaugeBoard board)
    {
        board.Gauge("edgegateway.camera.frame.rate", "{frame}/s", "Pictures that came out of the decoder.", () => Of("fps"));
        board.Gauge("edgegateway.camera.examine.duration", "s", "Mean time to look at one picture: detector, tracking, rules.", () => Of("lookMs", 0.001));
        board.Counter("edgegateway.camera.frames.examined", "{frame}", "Pictures looked at.", () => Of("lookedAt"));
        board.Counter("edgegateway.camera.frames.dropped", "{frame}", "Pictures not looked at because an earlier one took too long.", () => Of("dropped"));
        board.Counter("edgegateway.camera.restarts", "{restart}", "How often the decoder was started again.", () => Of("restarts"));
    }

    private List<Measurement<double>> Of(string fact, double factor = 1)
    {
        var found = new List<Measurement<double>>();
        foreach (var camera in health.All.Where(thing => thing.Kind == ThingKinds.Camera))
        {
            if (camera.Facts.TryGetValue(fact, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                found.Add(Mark.Of(value * factor, ("thing", camera.Id)));
        }

        return found;
    }
}
