using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.Hosting;

/// <summary>Logs go to standard error, where journald, the Windows service host or a container collects them.</summary>
public sealed class LogOptions
{
    /// <summary><c>text</c> (one line each) or <c>json</c> (one object each, with all fields).</summary>
    [AllowedValues("text", "json")]
    public string Format { get; init; } = "text";

    /// <summary>Least severe entry that is written: <c>Debug</c>, <c>Information</c>, <c>Warning</c> or <c>Error</c>.</summary>
    [AllowedValues("Debug", "Information", "Warning", "Error")]
    public string Level { get; init; } = "Information";

    /// <summary>Megabytes (10^6 bytes) of log kept in the data folder for the page and for support; the oldest goes first. 0: none is kept. 0 to 1,000.</summary>
    [Range(0, 1_000)]
    public int KeepMegabytes { get; init; } = 16;
}
