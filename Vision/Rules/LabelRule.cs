using EdgeGateway.Vision.Inference;
using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>
/// The operator's model sees one of its labels in the zone, in most pictures for the threshold. For what has no firm outline, like smoke, rubbish
/// or water: the label counts, not which box is which.
/// </summary>
internal sealed class LabelRule(RuleOptions options)
    : SpellRule(options, new SpellPatience(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), LeastPresence: 0.5f))
{
    public override string Version => "label-1";

    protected override Observed? See(Scene scene)
    {
        List<Detection>? seen = null;
        foreach (var sighting in scene.Sightings)
        {
            var detection = sighting.Detection;
            if (detection.Score >= Options.MinScore && Options.Labels.Contains(detection.Label) && Zone.Holds(detection.Box))
                (seen ??= []).Add(detection);
        }
        return seen is null ? null : Observed.Of(seen, each => each.Box, each => each.Score, seen[0].Label);
    }
}
