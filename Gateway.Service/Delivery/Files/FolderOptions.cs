using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.Delivery.Files;

/// <summary>Where events are written, one JSON object a line.</summary>
public sealed class FolderOptions
{
    /// <summary>Folder; made when it is not there. Relative paths start at the configuration file's folder.</summary>
    public string Path { get; init; } = "";

    /// <summary>A file that would grow over this is closed and the next one begins; a new day begins one as well. Megabytes, 1 to 1024.</summary>
    [Range(1, 1024)]
    public int MaxFileMegabytes { get; init; } = 16;

    /// <summary>All files of this destination together; when they reach it nothing is written until somebody takes files away. Megabytes, 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MaxTotalMegabytes { get; init; } = 1024;
}
