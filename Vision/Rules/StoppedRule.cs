using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>
/// Something halts on the road: it stands, or crawls as a broken-down vehicle does, in the zone for the threshold. Unlike <c>standing</c> it needs no
/// fixed spot; a vehicle in a queue that moves at walking pace is not told.
/// </summary>
internal sealed class StoppedRule(RuleOptions options) : ThingRule(options)
{
    public override string Version => "stopped-1";

    public override IEnumerable<Box> Doubts(Scene last) => last.Halts.Where(halt => halt.IsHalted && halt.LastSeen < last.Now.At).Select(halt => halt.Box);

    protected override IEnumerable<Thing> Seen(Scene scene) => scene.Halts
        .Where(halt => halt.IsHalted
            && halt.LastSeen == scene.Now.At
            && halt.Score >= Options.MinScore
            && Options.Labels.Contains(halt.Label)
            && Zone.Holds(halt.Box))
        .Select(halt => new Thing(halt.Id, halt.Group, halt.Label, halt.Score, halt.Box, halt.Since, halt.LastSeen, halt.Blind(scene.Now))
        {
            Uncertainty = halt.Uncertainty(scene.Now),
            PresentAtStart = halt.PresentAtStart,
        });

    protected override IEnumerable<int> Gone(Scene scene) => scene.HaltsOver.Select(halt => halt.Id);
}
