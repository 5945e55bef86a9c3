using System.ComponentModel.DataAnnotations;

namespace EdgeGateway.Service.Alerts.Webhooks;

/// <summary>An address that is told of alerts by HTTP POST, in order, again until it answers with success.</summary>
public sealed class WebhookOptions
{
    /// <summary>Name in metrics and logs. Renaming it starts anew with the next alert.</summary>
    [Required, RegularExpression("^[a-z0-9][a-z0-9-]{0,39}$")]
    public string Id { get; init; } = "";

    /// <summary>Where to: <c>https://host/path</c>. Plain http only to this machine or a private network. Redirections are not followed.</summary>
    [Required]
    public string Url { get; init; } = "";

    /// <summary>Name of an environment variable with the whole address, for services whose address is the secret; then <see cref="Url"/> is only shown.</summary>
    public string? UrlVariable { get; init; }

    /// <summary>Name of an environment variable with a key; every request then carries an HMAC-SHA256 of its time and body.</summary>
    public string? SecretVariable { get; init; }

    /// <summary><c>event</c>: the CloudEvent as platforms get it; <c>text</c>: <c>{"msgtype":"text","text":{"content":"…"}}</c>, as WeCom and DingTalk robots take it.</summary>
    [Required, AllowedValues("event", "text")]
    public string Format { get; init; } = "event";

    /// <summary>Longest wait for one answer. 1 s to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>An alert nobody took for so long is passed over, counted. 1 min to 7 d.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromHours(24);
}
