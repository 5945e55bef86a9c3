using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.Delivery.Http;

/// <summary>Where and how events are posted.</summary>
public sealed class HttpOptions
{
    /// <summary>Address that takes the events: <c>https://host/path</c>. Redirections are not followed.</summary>
    public string Url { get; init; } = "";

    /// <summary>Name of an environment variable that holds the bearer token; null: none. The token itself is never in this file.</summary>
    public string? TokenVariable { get; init; }

    /// <summary>Events in one request. 1: the body is the event; more: a JSON array of what waits, even when it is one. 1 to 100.</summary>
    [Range(1, 100)]
    public int Batch { get; init; } = 1;

    /// <summary>Longest wait for one answer; after it the link counts as dead. At most half of <c>publishTimeout</c>. 1 s to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);
}
