using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.Health.Influx;

/// <summary>A server that takes InfluxDB's line protocol: InfluxDB, VictoriaMetrics, Telegraf.</summary>
public sealed class InfluxOptions
{
    /// <summary>Address of the server, like <c>http://metrics.example:8086</c>; empty: metrics are not sent.</summary>
    public string Url { get; init; } = "";

    /// <summary><c>v2</c>: <c>/api/v2/write</c> with a token; <c>v1</c>: <c>/write</c> with a database.</summary>
    [RegularExpression("^(v1|v2)$")]
    public string Api { get; init; } = "v2";

    /// <summary>v2: organisation the bucket belongs to.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>v2: bucket that takes the points.</summary>
    public string Bucket { get; init; } = "";

    /// <summary>Name of an environment variable that holds the token; null: none. The token itself is never in this file.</summary>
    public string? TokenVariable { get; init; }

    /// <summary>v1: database that takes the points; it must exist.</summary>
    public string Database { get; init; } = "";

    /// <summary>v1: user; null: none.</summary>
    public string? UserName { get; init; }

    /// <summary>v1: name of an environment variable that holds the password.</summary>
    public string? PasswordVariable { get; init; }

    /// <summary>Time between two looks at all metrics. 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Looks in one request; a kill loses those that wait for it. 1 to 240.</summary>
    [Range(1, 240)]
    public int LooksPerRequest { get; init; } = 4;

    /// <summary>Longest wait for one answer. 1 s to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Megabytes (10^6 bytes) on disk for what waits while the server is away; full: the oldest goes. 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int BufferMegabytes { get; init; } = 20;
}
