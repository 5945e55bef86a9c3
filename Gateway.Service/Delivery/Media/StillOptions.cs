using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.Delivery.Media;

/// <summary>How evidence pictures and clips of cases get to a platform. They follow their events and never hold them up.</summary>
public sealed class StillOptions
{
    /// <summary>
    /// <c>none</c>: they stay on this box. <c>mqtt</c>: in pieces over the destination's broker. <c>http</c>: uploaded to <c>url</c>; events may go another way.
    /// <c>file</c>: copied into the destination's folder.
    /// </summary>
    [Required, RegularExpression("^(none|mqtt|http|file)$")]
    public string Mode { get; init; } = StillModes.None;

    /// <summary>Which: <c>overlay</c> (zone and box drawn), <c>wide</c> (the whole picture), <c>crop</c> (the thing cut out), <c>clip</c> (film).</summary>
    public IReadOnlyList<string> Pictures { get; init; } = [PictureKinds.Overlay, PictureKinds.Wide, PictureKinds.Crop];

    /// <summary>Most bytes of one picture or clip. 10,000 to 200,000,000.</summary>
    [Range(10_000, 200_000_000)]
    public int MaxBytes { get; init; } = 2_000_000;

    /// <summary>True: a picture that is too large is sent smaller, and says so. False: it is refused. A clip is always refused.</summary>
    public bool Shrink { get; init; } = true;

    /// <summary>Mode mqtt: most bytes of one piece; the broker's Maximum Packet Size lowers it. 1,000 to 1,000,000.</summary>
    [Range(1_000, 1_000_000)]
    public int ChunkBytes { get; init; } = 64_000;

    /// <summary>Bytes per second at most, so that events have the line; 0 for no limit. 0 to 1,000,000,000.</summary>
    [Range(0, 1_000_000_000)]
    public int BytesPerSecond { get; init; } = 500_000;

    /// <summary>Mode mqtt: topic with <c>{gateway}</c>, <c>{case}</c>, <c>{name}</c>. The reference receiver expects the default.</summary>
    public string Topic { get; init; } = "eg/v1/{gateway}/media/{case}/{name}";

    /// <summary>Mode http: address with <c>{gateway}</c>, <c>{case}</c>, <c>{name}</c>, like <c>https://host/media/{case}/{name}</c>.</summary>
    public string Url { get; init; } = "";

    /// <summary>Mode http: <c>PUT</c> or <c>POST</c>.</summary>
    [Required, RegularExpression("^(PUT|POST)$")]
    public string Method { get; init; } = "PUT";

    /// <summary>Mode http: name of an environment variable that holds the bearer token; null: that of <c>http.tokenVariable</c>, if any.</summary>
    public string? TokenVariable { get; init; }
}
