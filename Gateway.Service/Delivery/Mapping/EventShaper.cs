using System.Text;
using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>
/// Turns events into one destination's shape. Personal data is opened here, lives for the length of one sending, and is in no reason
/// and no log.
/// </summary>
internal sealed class EventShaper(CompiledMapping mapping, BuyerSource buyers)
{
    private const int LongestTopic = 65_535;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public Shaping Of(CommittedEvent @event, bool replay)
    {
        try
        {
            return mapping.ShapeOf(@event.Type) is { } shape ? Of(@event, replay, shape) : Shaping.Refused($"the mapping has no shape for {@event.Type}");
        }
        catch (Exception failure)
        {
            // Whatever it was, the next event must go on; the words of an exception may quote the event.
            return Shaping.Refused($"the mapping fails with {failure.GetType().Name}");
        }
    }

    private Shaping Of(CommittedEvent @event, bool replay, CompiledShape shape)
    {
        if (!GatewayMessage.TryParse(@event.Body, out var message, out var error))
            return Shaping.Refused($"the event cannot be read: {error}");
        using var data = JsonDocument.Parse(message.Data);
        var model = EventModel.Of(message, replay, shape.Choice);
        var (code, problem) = mapping.Codes.Of(data.RootElement);
        if (problem is not null)
            return Shaping.Refused(problem);
        if (code is not null)
            model["code"] = code;
        var (buyer, closed) = BuyerOf(@event.Type, data.RootElement);
        if (closed is not null)
            return Shaping.Refused(closed);
        if (buyer is not null)
            model["buyer"] = buyer;
        return Render(shape, model, buyer is null ? null : mapping.Personal);
    }

    private (Dictionary<string, object?>? Buyer, string? Problem) BuyerOf(string type, JsonElement data)
    {
        if (mapping.Personal is null || type != EventTypes.SaleRecorded || data.GetProperty("buyer").GetProperty("method").GetString() == "none")
            return (null, null);
        if (buyers.Open(data.GetProperty("saleId").GetGuid()) is not { } fields)
            return (null, "the buyer's identity cannot be opened: key file missing, or its time is over");
        var buyer = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var name in mapping.Options.PersonalData)
            buyer[name] = name switch { "name" => fields.Name, "number" => fields.Number, _ => fields.Address };
        return (buyer, null);
    }

    private Shaping Render(CompiledShape shape, Dictionary<string, object?> model, string? personal)
    {
        var (topic, problem) = shape.Topic is { } name ? name.Render(model, LongestTopic, personal is not null) : (null, null);
        if (problem is not null)
            return Shaping.Refused($"topic template: {problem}");
        if (topic is not null && (topic.Length == 0 || topic.AsSpan().ContainsAny("+#\0\r\n")))
            return Shaping.Refused("topic template: it gives no valid topic name");
        ReadOnlyMemory<byte> body;
        if (shape.Payload is { } payload)
        {
            var (text, trouble) = payload.Render(model, mapping.Options.MaxBytes, personal is not null);
            if (text is null)
                return Shaping.Refused($"payload template: {trouble}");
            body = Strict.GetBytes(text.Trim());
        }
        else
        {
            body = ModelJson.Write(Flat(model));
        }

        if (body.Length > mapping.Options.MaxBytes)
            return Shaping.Refused($"the payload has {body.Length} bytes, the mapping allows {mapping.Options.MaxBytes}");
        if (shape.IsJson && BadJson(body) is { } place)
            return Shaping.Refused($"payload template: its output is no JSON at line {place.LineNumber + 1}, byte {place.BytePositionInLine + 1}");
        return new Shaping(body, shape.ContentType) { Topic = topic, Personal = personal };
    }

    /// <summary>Without a template: the event's own words first, then data, code and buyer.</summary>
    private static Dictionary<string, object?> Flat(Dictionary<string, object?> model)
    {
        var flat = new Dictionary<string, object?>((Dictionary<string, object?>)model["event"]!, StringComparer.Ordinal);
        foreach (var (name, value) in model.Where(pair => pair.Key != "event"))
            flat[name] = value;
        return flat;
    }

    private static JsonException? BadJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body.Span);
            while (json.Read())
                json.TrySkip();
            return null;
        }
        catch (JsonException bad)
        {
            return bad;
        }
    }
}
