using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.Delivery;

/// <summary>One platform that receives events.</summary>
public sealed class DestinationOptions
{
    /// <summary>Name on pages, in metrics and in the journal. Renaming it starts a new cursor.</summary>
    [Required, RegularExpression("^[a-z0-9][a-z0-9-]{0,39}$")]
    public string Id { get; init; } = "";

    /// <summary>Kind of link. <c>mqtt5</c> is the only one so far.</summary>
    [Required, RegularExpression("^mqtt5$")]
    public string Kind { get; init; } = "mqtt5";

    /// <summary>Addresses tried in turn: <c>mqtt://host:1883</c>, <c>mqtts://host:8883</c>.</summary>
    [Required, MinLength(1)]
    public IReadOnlyList<string> Brokers { get; init; } = [];

    /// <summary>Name the broker knows this gateway by; null: none.</summary>
    public string? UserName { get; init; }

    /// <summary>Name of an environment variable that holds the password. The password itself is never in this file.</summary>
    public string? PasswordVariable { get; init; }

    /// <summary>Messages in flight; the broker's Receive Maximum lowers it. 1 to 1000.</summary>
    [Range(1, 1000)]
    public int Window { get; init; } = 64;

    /// <summary>Longest wait for one acknowledgement. 1 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan PublishTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Keep-alive measured on a monotonic clock; the server's value wins. Shows a dead broker within this time. 1 s to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>False: its events wait, nothing is sent.</summary>
    public bool Enabled { get; init; } = true;
}
