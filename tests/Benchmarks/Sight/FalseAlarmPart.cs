using EdgeGateway.Vision;
using EdgeGateway.Vision.Replays;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Benchmarks.Sight;

/// <summary>False alarms a camera-day: rules that have nothing to find, on footage where people walk all the time.</summary>
internal static class FalseAlarmPart
{
    public static async Task RunAsync(string footage, string models, TimeProvider clock)
    {
        var camera = new CameraOptions
        {
            Id = "bench",
            Fps = 2,
            Rules =
            [
                // The two vehicles stand outside this zone; on the lawn and on the path nobody parks.
                new RuleOptions { Id = "parking", Category = "motor-vehicle-parking", Labels = ["car", "truck", "bus"], Threshold = TimeSpan.FromSeconds(20), Zone = [[0f, 0.3f], [0.8f, 0.3f], [0.8f, 1f], [0f, 1f]] },
                new RuleOptions { Id = "bicycles", Category = "non-motor-parking", Labels = ["bicycle", "motorcycle"], Threshold = TimeSpan.FromSeconds(20) },
                new RuleOptions { Id = "loitering", Kind = "loitering", Category = "loitering", Labels = ["person"], Threshold = TimeSpan.FromSeconds(60) },
                new RuleOptions { Id = "goods", Kind = "goods", Category = "goods-out-of-store", Labels = ["chair", "dining table", "umbrella", "potted plant"], Threshold = TimeSpan.FromSeconds(20) },
            ],
        };
        var report = await new Replay(camera, [models], clock).RunAsync(footage, null, CancellationToken.None);
        var seconds = report.Frames / camera.Fps;
        Console.WriteLine(
            $"false alarms on vtest, 4 rules without anything to find: {report.Candidates.Count} in {seconds:0} s ({string.Join(", ", report.Candidates.Select(one => $"{one.RuleId} {one.Label}"))}); "
            + $"{report.Candidates.Count * 86400 / seconds:0} a camera-day if that went on; so short a film cannot show less than {86400 / seconds:0}");
    }
}
