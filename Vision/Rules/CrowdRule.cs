using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Vision.Rules;

/// <summary>
/// So many in the zone at once for the threshold. Single pictures with fewer do not end a gathering, because in a crowd some are always hidden.
/// Serves bicycles left in heaps as well as people.
/// </summary>
internal sealed class CrowdRule(RuleOptions options)
    : SpellRule(options, new SpellPatience(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(30), LeastPresence: 0.6f))
{
    public override string Version => "crowd-2";

    protected override Observed? See(Scene scene)
    {
        var inZone = scene.Tracks.Where(IsMeant).ToList();
        return inZone.Count < Count ? null : Observed.Of(inZone, track => track.Box, track => track.Score, inZone[0].Label);
    }

    private bool IsMeant(Track track) =>
        track.Score >= Options.MinScore && Options.Labels.Contains(track.Label) && Zone.Holds(track.Box);
}
