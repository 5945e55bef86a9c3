using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EdgeGateway.Service.Alerts.Webhooks;

/// <summary>One alert as a webhook gets it. Pure.</summary>
internal static class HookLetter
{
    public const string TimeHeader = "X-EdgeGateway-Timestamp";
    public const string SignatureHeader = "X-EdgeGateway-Signature";
    public const string IdHeader = "X-EdgeGateway-Event";

    /// <param name="body">The CloudEvent as it is in the journal.</param>
    /// <param name="format"><c>event</c> or <c>text</c>.</param>
    public static byte[] Body(byte[] body, string format) => format == "text" ? Text(body) : body;

    /// <param name="address">Where to.</param>
    /// <param name="content">From <see cref="Body"/>.</param>
    /// <param name="id">Number of the event: the same when it is sent again.</param>
    /// <param name="key">For the signature; null or empty: none.</param>
    /// <param name="now">Time of the request, part of what is signed, so that an old request cannot be sent again by somebody else.</param>
    public static HttpRequestMessage Request(Uri address, byte[] content, long id, string? key, DateTimeOffset now)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(IdHeader, id.ToString(CultureInfo.InvariantCulture));
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add(TimeHeader, time);
        if (!string.IsNullOrEmpty(key))
            request.Headers.Add(SignatureHeader, Sign(content, time, key));
        return request;
    }

    /// <summary><c>sha256=</c> and the HMAC over time, a dot, and the body, in lower-case hex.</summary>
    public static string Sign(byte[] content, string time, string key)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(time + "."), .. content];
        return "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), signed));
    }

    private static byte[] Text(byte[] body)
    {
        using var message = JsonDocument.Parse(body);
        var data = message.RootElement.GetProperty("data");
        var alert = data.Deserialize(AlertsJson.Default.AlertData)!;
        var source = message.RootElement.GetProperty("source").GetString() ?? "";
        var gateway = source.Split(':').Last().Split('/')[0];
        var word = alert.State == "resolved" ? "恢复 / resolved" : alert.Severity switch { "critical" => "严重 / critical", "info" => "提示 / info", _ => "告警 / warning" };
        var text = $"[{word}] {gateway}\n{alert.Text.Zh}\n{alert.Text.En}";
        if (alert is { State: "raised", NextStep: { } next })
            text += $"\n→ {next.Zh}\n→ {next.En}";
        return Encoding.UTF8.GetBytes(new JsonObject { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = text } }.ToJsonString());
    }
}
