using System.Globalization;
using System.Net.Http.Headers;
using EdgeGateway.Service.Delivery.Mqtt;

namespace EdgeGateway.Service.Delivery.Http;

/// <summary>What a request looks like. One event: the body is the event. Batch: a JSON array, headers for the first and the last.</summary>
internal sealed class HttpRequests(Uri url, bool batch, string? token)
{
    /// <summary>Content type of several events (CloudEvents 1.0, HTTP binding, batched mode).</summary>
    public const string BatchJson = "application/cloudevents-batch+json";

    public HttpRequestMessage Of(IReadOnlyList<HttpLetter> letters)
    {
        var (first, last) = (letters[0], letters[^1]);
        var content = new ByteArrayContent(batch ? Join(letters) : first.Shaping.Body.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(batch && first.Shaping.ContentType == Mapping.Shaping.EventJson ? BatchJson : first.Shaping.ContentType);
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        // The same event has the same key however often it comes, so that a platform can drop the second one unread.
        request.Headers.Add("Idempotency-Key", letters.Count == 1 ? first.Parcel.Event.Id.ToString() : $"{first.Parcel.Event.Id}+{letters.Count}");
        request.Headers.Add("Eg-Seq", letters.Count == 1 ? Number(first) : $"{Number(first)}-{Number(last)}");
        if (first.Parcel.Replay)
            request.Headers.Add("Eg-Replay", "1");
        if (letters.Select(letter => letter.Parcel.LeftOut).OfType<SeqRange>().ToList() is { Count: > 0 } leftOut)
            request.Headers.Add("Eg-Left-Out", new RangeSet(leftOut).ToString());
        if (batch)
        {
            request.Headers.Add("Eg-Count", letters.Count.ToString(CultureInfo.InvariantCulture));
            return request;
        }

        request.Headers.Add("Eg-Id", first.Parcel.Event.Id.ToString());
        request.Headers.Add("Eg-Type", first.Parcel.Event.Type);
        request.Headers.Add("Eg-Schema", MqttMessages.SchemaOf(first.Parcel.Event.Type));
        return request;
    }

    private static string Number(HttpLetter letter) => letter.Parcel.Event.Seq.ToString(CultureInfo.InvariantCulture);

    private static byte[] Join(IReadOnlyList<HttpLetter> letters)
    {
        var body = new byte[1 + letters.Sum(letter => letter.Shaping.Body.Length + 1)];
        body[0] = (byte)'[';
        var at = 1;
        foreach (var letter in letters)
        {
            letter.Shaping.Body.Span.CopyTo(body.AsSpan(at));
            at += letter.Shaping.Body.Length;
            body[at++] = (byte)',';
        }

        body[^1] = (byte)']';
        return body;
    }
}
