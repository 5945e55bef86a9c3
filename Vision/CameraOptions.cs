using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Vision;

/// <summary>One camera and what to look for in its picture.</summary>
public sealed class CameraOptions
{
    /// <summary>Name of the camera on pages, in events and metrics. Unique in the gateway.</summary>
    [Required, RegularExpression("^[a-z0-9][a-z0-9-]{0,39}$")]
    public string Id { get; init; } = "";

    /// <summary>Name for people, like 东门路口.</summary>
    public string Name { get; init; } = "";

    /// <summary>
    /// Where the picture comes from: <c>rtsp://host/path</c>, <c>file:/path/clip.mp4</c> (played at its own speed, over and over), <c>v4l2:/dev/video0</c>, or
    /// <c>virtual:footage</c> (the demo footage over real RTSP when a GStreamer RTSP server is here, otherwise as a file).
    /// </summary>
    [Required]
    public string Address { get; init; } = "";

    /// <summary>Pictures looked at per second, 0.1 to 25. 0: key frames only.</summary>
    [Range(0, 25)]
    public double Fps { get; init; } = 2;

    /// <summary>Detector: a model file name without folder and ending, like <c>yolox_nano_416</c>, or <c>hog</c>.</summary>
    [Required]
    public string Model { get; init; } = "yolox_nano_416";

    /// <summary>GB/T 28181 device or channel id, 20 digits.</summary>
    [RegularExpression("^[0-9]{20}$")]
    public string? NationalId { get; init; }

    /// <summary>15-digit unit grid (GB/T 47678.3).</summary>
    [RegularExpression("^[0-9A-Z]{15}$")]
    public string? Grid { get; init; }

    /// <summary>WGS84/CGCS2000 degrees.</summary>
    [Range(-180, 180)]
    public double? Longitude { get; init; }

    /// <summary>WGS84/CGCS2000 degrees.</summary>
    [Range(-90, 90)]
    public double? Latitude { get; init; }

    /// <summary>Place in words, for the case.</summary>
    public string Location { get; init; } = "";

    /// <summary>Why this camera may look at this place (personal information law art. 26, Regulation 799).</summary>
    public string LegalBasis { get; init; } = "";

    /// <summary>Unit that is told.</summary>
    public string ResponsibleUnit { get; init; } = "";

    /// <summary>
    /// When platforms are told of a case: <c>at-once</c> (as pending review, the review is told when it comes) or <c>after-review</c> (nothing is told before a
    /// person accepted it). A rule may say otherwise.
    /// </summary>
    [Required, RegularExpression("^(at-once|after-review)$")]
    public string Filing { get; init; } = "at-once";

    /// <summary>
    /// Privacy masks: polygons in relative picture coordinates, painted black before anything looks at the picture, shows or stores it. Rules are blind there.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<float>>> Masks { get; init; } = [];

    /// <summary>
    /// Regions that the detector also sees on their own, larger than in the whole picture, so that small or far things are found: rectangles
    /// <c>[left, top, right, bottom]</c> in relative picture coordinates, at most 8. Each costs one more look when something moves in it. Empty: none.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<float>> Regions { get; init; } = [];

    /// <summary>Faces, number plates and the like that a model finds and no picture may show.</summary>
    public Evidence.BlurOptions Blur { get; init; } = new();

    /// <summary>What to look for in its picture.</summary>
    public IReadOnlyList<Rules.RuleOptions> Rules { get; init; } = [];

    /// <summary>When the detector need not look, because nothing moves.</summary>
    public Motion.MotionOptions Motion { get; init; } = new();

    /// <summary>How its stream is fetched and decoded.</summary>
    public Capture.StreamOptions Stream { get; init; } = new();

    /// <summary>Film of the last minutes, for clips.</summary>
    public Capture.Clips.ClipOptions Clips { get; init; } = new();

    /// <summary>How the camera's own sight is watched.</summary>
    public CameraHealth.CameraHealthOptions Health { get; init; } = new();

    /// <summary>False: configured but switched off, shown as disabled.</summary>
    public bool Enabled { get; init; } = true;
}
