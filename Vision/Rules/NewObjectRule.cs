using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>
/// Something new lies in the zone for the threshold, by its pixels alone: 疑似乱堆物 or 暴露垃圾. What it is nobody can say without a model for it, so
/// the label is <c>object</c> and a person decides.
/// </summary>
internal sealed class NewObjectRule(RuleOptions options) : ThingRule(options)
{
    public const string Label = "object";

    public override string Version => "new-object-1";

    protected override IEnumerable<Thing> Seen(Scene scene) => scene.Objects
        .Where(each => each.IsVisible
            && each.Box.Area >= Options.MinArea
            && each.Box.Area <= Options.MaxArea
            && Zone.Holds(each.Box))
        .Select(each => new Thing(each.Id, Label, Label, each.Contrast, each.Box, each.First.At, each.Last.At, each.Last.Blind - each.First.Blind)
        {
            Uncertainty = each.Uncertainty(scene.Now),
        });

    protected override IEnumerable<int> Gone(Scene scene) => scene.ObjectsGone.Select(each => each.Id);
}
