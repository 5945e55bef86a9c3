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
    private const string QualityPart = "quality.";

    public void Register(GaugeBoard board)
    {
        board.Gauge("edgegateway.camera.frame.rate", "{frame}/s", "Pictures that came out of the decoder.", () => Of("fps"));
        board.Gauge("edgegateway.camera.examine.duration", "s", "Mean time to look at one picture: detector, tracking, rules.", () => Of("lookMs", 0.001));
        board.Counter("edgegateway.camera.frames.examined", "{frame}", "Pictures looked at.", () => Of("lookedAt"));
        board.Gauge("edgegateway.camera.wait.duration", "s", "Mean time a picture waits for the camera's turn at the detector.", () => Of("waitMs", 0.001));
        board.Counter("edgegateway.camera.frames.held", "{frame}", "Pictures looked at without the detector, because nothing had moved.", () => Of("held"));
        board.Counter("edgegateway.camera.inferences", "{inference}", "Looks of the detector: one for a picture, one more for each of its regions that was due.", () => Of("inferences"));
        board.Counter("edgegateway.camera.frames.dropped", "{frame}", "Pictures a newer one replaced; reason is detector-busy (the box has too many cameras) or look-slow.", Dropped);
        board.Counter("edgegateway.camera.stream.errors", "{error}", "Damaged pictures and streams the decoder complained about.", () => Of("streamErrors"));
        board.Counter("edgegateway.camera.stream.resizes", "{change}", "How often the camera changed its picture size.", () => Of("resizes"));
        board.Counter("edgegateway.camera.rate.faults", "{fault}", "How often far fewer or more pictures came than were asked for.", () => Of("rateFaults"));
        board.Counter("edgegateway.camera.line.crossings", "{crossing}", "Who or what crossed a rule's line, kept through restarts; direction is left or right, seen along the line.", Crossings);
        board.Counter("edgegateway.camera.decode.cpu.time", "s", "Processor time of the camera's ffmpeg: reading, decoding, scaling, film.", () => Of("decodeSeconds"));
        board.Gauge("edgegateway.camera.picture.quality", "1", "How good the pictures are: the least of its parts.", () => Of("quality"));
        board.Gauge("edgegateway.camera.picture.quality.part", "1", "One part of it, named by the fault that would bring it to 0.", QualityParts);
        board.Counter("edgegateway.camera.restarts", "{restart}", "How often the decoder was started again.", () => Of("restarts"));
    }

    private List<Measurement<double>> Dropped()
    {
        var found = new List<Measurement<double>>();
        foreach (var camera in health.All.Where(thing => thing.Kind == ThingKinds.Camera))
        {
            if (!camera.Facts.TryGetValue("dropped", out var all) || !double.TryParse(all, NumberStyles.Float, CultureInfo.InvariantCulture, out var dropped))
                continue;
            var busy = camera.Facts.TryGetValue("droppedWaiting", out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var waiting) ? waiting : 0;
            found.Add(Mark.Of(busy, ("thing", camera.Id), ("reason", "detector-busy")));
            found.Add(Mark.Of(Math.Max(0, dropped - busy), ("thing", camera.Id), ("reason", "look-slow")));
        }

        return found;
    }

    private List<Measurement<double>> QualityParts() =>
    [
        .. from camera in health.All
           where camera.Kind == ThingKinds.Camera
           from fact in camera.Facts
           where fact.Key.StartsWith(QualityPart, StringComparison.Ordinal)
           select Mark.Of(double.Parse(fact.Value, CultureInfo.InvariantCulture), ("thing", camera.Id), ("fault", fact.Key[QualityPart.Length..])),
    ];

    // A fact line.RULE says how many went to the left and to the right: 3/5.
    private List<Measurement<double>> Crossings()
    {
        var found = new List<Measurement<double>>();
        foreach (var camera in health.All.Where(thing => thing.Kind == ThingKinds.Camera))
        {
            foreach (var (rule, counts) in camera.Facts.Where(fact => fact.Key.StartsWith("line.", StringComparison.Ordinal)))
            {
                var sides = counts.Split('/');
                for (var side = 0; side < sides.Length; side++)
                {
                    if (double.TryParse(sides[side], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                        found.Add(Mark.Of(count, ("thing", camera.Id), ("rule", rule["line.".Length..]), ("direction", side == 0 ? "left" : "right")));
                }
            }
        }

        return found;
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
