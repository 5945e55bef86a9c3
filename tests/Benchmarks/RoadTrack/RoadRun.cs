using System.Runtime.InteropServices;
using EdgeGateway.Vision;
using EdgeGateway.Vision.Rules;
using EdgeGateway.Vision.Tracking;

namespace EdgeGateway.Benchmarks.RoadTrack;

/// <summary>Runs association, places, halts and the rule for stopped vehicles on a clip, as a camera does.</summary>
internal static class RoadRun
{
    /// <summary>Detections of distant vehicles are unsure; this and the limits of <see cref="HaltLimits"/> are all there is to set.</summary>
    public static readonly RuleOptions Rule = new()
    {
        Id = "road",
        Kind = "stopped",
        Category = "motor-vehicle-parking",
        Labels = ["car", "truck"],
        MinScore = 0.45,
        Threshold = TimeSpan.FromSeconds(4),
    };

    /// <summary>What is alarmed, by frame, from its alarm until it drives on.</summary>
    public static Dictionary<int, List<(int Id, Box Box)>> Play(RoadClip clip, HaltLimits limits)
    {
        var (association, places, halts) = (new Association(), new Places(), new Halts(limits));
        var rule = Vision.Rules.Rule.Create(Rule);
        var (told, reported) = (new Dictionary<string, int>(), new Dictionary<int, List<(int Id, Box Box)>>());
        for (var frame = 1; frame <= clip.Frames; frame++)
        {
            var now = Moment.Seconds((frame - 1) / RoadClip.Fps);
            var sightings = association.Observe(now.At, clip.Detections[frame]);
            var span = CollectionsMarshal.AsSpan(sightings);
            var ended = places.Observe(now, span);
            var over = halts.Observe(now, span);
            var ruling = rule.Judge(new Scene(now, association.Tracks, places.Current, ended) { Sightings = sightings, Halts = halts.Current, HaltsOver = over });
            foreach (var key in ruling.Vacated)
                told.Remove(key);
            foreach (var verdict in ruling.Found)
                told[verdict.Key] = halts.Current.First(halt => halt.IsHalted && halt.LastSeen == now.At && halt.Box == verdict.Box).Id;
            var seen = halts.Current.Where(halt => halt.LastSeen == now.At && told.ContainsValue(halt.Id)).Select(halt => (halt.Id, halt.Box)).ToList();
            if (seen.Count > 0)
                reported[frame] = seen;
        }
        return reported;
    }
}
