using EdgeGateway.Vision;
using EdgeGateway.Vision.Evidence;
using EdgeGateway.Vision.Rules;

namespace EdgeGateway.Service.Tests.Cases;

/// <summary>A candidate as the standing rule gives it, on a camera that has everything configured.</summary>
internal static class Candidates
{
    public static readonly DateTimeOffset Decided = new(2026, 11, 2, 23, 59, 30, TimeSpan.Zero);

    public static CameraOptions Camera(string id = "cam-1") => new()
    {
        Id = id,
        Name = "东门路口",
        Address = "file:/nowhere.mp4",
        NationalId = "33010600081326000017",
        Grid = "330106001002001",
        Longitude = 120.123456,
        Latitude = 30.25,
        Location = "东门路与人民路口",
        LegalBasis = "公共安全视频图像信息系统管理条例，备案号（示范）",
        ResponsibleUnit = "东门街道综合执法队",
        Enabled = false,
    };

    public static Candidate One(string key = "cam-1/parking/car/4-5", double seconds = 20.04, string camera = "cam-1") => new()
    {
        CameraId = camera,
        RuleId = "parking",
        Category = "motor-vehicle-parking",
        Key = key,
        Label = "car",
        Score = 0.82f,
        Box = new Box(0.1f, 0.2f, 0.3f, 0.5f),
        Zone = [new PointF(0, 0), new PointF(1, 0), new PointF(1, 1)],
        Dwell = TimeSpan.FromSeconds(seconds),
        DwellUncertainty = TimeSpan.FromSeconds(0.5),
        PresentAtStart = true,
        FirstSeen = Decided - TimeSpan.FromSeconds(seconds),
        DecidedAt = Decided,
        Provenance = new Dictionary<string, string>
        {
            ["rule"] = "standing",
            ["rule.version"] = "1",
            ["rule.threshold"] = "20 s",
            ["rule.minScore"] = "0.3",
            ["detector"] = "yolox_nano_416",
            ["detector.sha256"] = new('a', 64),
            ["picture"] = "768x576",
        },
        Stills = [Still("overlay.jpg", 1), Still("clean.jpg", 2)],
    };

    /// <summary>The place of <see cref="One"/> is empty.</summary>
    public static Vacancy Empty(string key = "cam-1/parking/car/4-5") => new(key, [Still("after.jpg", 9)]);

    public static Still Still(string name, byte fill) => new(name, Enumerable.Repeat(fill, 1000).ToArray(), 768, 576, Decided);
}
