using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace EdgeGateway.Protocols.Messages;

/// <summary>Reads an event in any member order. Unknown members are skipped; a member that comes twice is refused.</summary>
internal ref struct GatewayMessageReader
{
    private static readonly string[] Required = ["specversion", "id", "source", "type", "time", "seq", "bootid", "uptimems", "clock", "prevhash", "data"];

    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private Guid _id, _bootId;
    private string _gatewayId = "", _thing = "", _type = "", _prevHash = "", _hash = "";
    private string? _subject;
    private DateTimeOffset _time;
    private long _seq, _uptimeMs;
    private ClockState _clock;
    private ReadOnlyMemory<byte> _data;

    private GatewayMessageReader(ReadOnlyMemory<byte> utf8) => _utf8 = utf8;

    public static bool TryRead(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out GatewayMessage? message, [NotNullWhen(false)] out string? error)
    {
        message = null;
        if (!Utf8.IsValid(utf8.Span))
        {
            error = "not UTF-8";
            return false;
        }

        try
        {
            var reader = new GatewayMessageReader(utf8);
            error = reader.ReadObject() ?? reader.Missing();
            if (error is null) message = reader.ToMessage();
        }
        catch (JsonException broken)
        {
            error = $"not JSON at byte {broken.BytePositionInLine}";
        }
        catch (InvalidOperationException)
        {
            // The reader's word for a string with half a surrogate pair.
            error = "a string that is not Unicode";
        }

        return error is null;
    }

    private string? ReadObject()
    {
        var json = new Utf8JsonReader(_utf8.Span);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return "not a JSON object";
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            if (!_seen.Add(name)) return $"{name} comes twice";
            if (!ReadMember(name, ref json)) return $"{name} is not understood";
        }

        // Whatever follows the object is refused by the next read.
        return json.Read() ? "more than one JSON value" : null;
    }

    private bool ReadMember(string name, ref Utf8JsonReader json)
    {
        if (name == "data") return ReadData(ref json);
        if (name is "seq") return ReadNumber(ref json, out _seq) && _seq > 0;
        if (name is "uptimems") return ReadNumber(ref json, out _uptimeMs) && _uptimeMs >= 0;
        if (name is not ("specversion" or "id" or "source" or "type" or "subject" or "time" or "bootid" or "clock" or "prevhash" or "hash")) return json.TrySkip();
        return json.TokenType == JsonTokenType.String && ReadText(name, json.GetString()!);
    }

    private bool ReadText(string name, string text)
    {
        switch (name)
        {
            case "specversion": return text == "1.0";
            case "id": return Guid.TryParseExact(text, "D", out _id);
            case "bootid": return Guid.TryParseExact(text, "D", out _bootId);
            case "source": return ReadSource(text);
            case "time": return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out _time);
            case "clock": return ClockStates.TryParse(text, out _clock);
            case "type": return (_type = text).Length > 0;
            case "subject": return (_subject = text) is not null;
            case "prevhash": return HashChain.IsHash(_prevHash = text);
            default: return HashChain.IsHash(_hash = text);
        }
    }

    private bool ReadSource(string source)
    {
        var slash = source.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !source.StartsWith(GatewayMessage.SourcePrefix, StringComparison.Ordinal)) return false;
        _gatewayId = source[GatewayMessage.SourcePrefix.Length..slash];
        _thing = source[(slash + 1)..];
        return _gatewayId.Length > 0 && _thing.Length > 0;
    }

    // Written as a decimal string; a number is taken too, because bridges and mappings like to turn one into the other.
    private static bool ReadNumber(ref Utf8JsonReader json, out long value)
    {
        value = 0;
        if (json.TokenType == JsonTokenType.Number) return json.TryGetInt64(out value);
        return json.TokenType == JsonTokenType.String && !json.HasValueSequence
            && Utf8Parser.TryParse(json.ValueSpan, out value, out var used) && used == json.ValueSpan.Length;
    }

    private bool ReadData(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject) return false;
        var start = (int)json.TokenStartIndex;
        json.Skip();
        _data = _utf8[start..(int)json.BytesConsumed];
        return true;
    }

    private readonly string? Missing()
    {
        foreach (var name in Required)
            if (!_seen.Contains(name)) return $"{name} is missing";
        return null;
    }

    private readonly GatewayMessage ToMessage() =>
        new(_id, _gatewayId, _thing, _type, _time, _seq, _bootId, _uptimeMs, _clock, _prevHash, _data) { Subject = _subject, Hash = _hash };
}
