using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace EdgeGateway.Protocols.Messages;

/// <summary>Checks the <c>data</c> of an event before it is sealed: afterwards nobody can correct it.</summary>
public static class EventData
{
    /// <summary>Most bytes of data; a picture belongs in the evidence store, not in an event.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 60 };
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same data on one line, so that a file with one event a line stays that.</summary>
    /// <exception cref="ArgumentException">Not one UTF-8 JSON object of Unicode strings, of at most <see cref="MaxBytes"/>, 60 levels deep.</exception>
    public static ReadOnlyMemory<byte> Checked(ReadOnlyMemory<byte> data)
    {
        if (data.Length > MaxBytes) throw new ArgumentException($"event data of {data.Length} bytes, at most {MaxBytes} are allowed", nameof(data));
        if (!Utf8.IsValid(data.Span)) throw new ArgumentException("event data is not UTF-8", nameof(data));
        try
        {
            CheckObject(data.Span);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new ArgumentException("event data is not a JSON object", nameof(data), broken);
        }

        // A bare line end cannot stand inside a JSON string, so it is white space.
        return data.Span.IndexOfAny("\r\n"u8) < 0 && data.Span[0] == '{' && data.Span[^1] == '}' ? data : OnOneLine(data);
    }

    private static void CheckObject(ReadOnlySpan<byte> data)
    {
        var json = new Utf8JsonReader(data, ReaderOptions);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new JsonException("not an object");
        while (json.Read())
        {
            // Half a surrogate pair can be written as an escape; no receiver could read the event. Asking for the text throws InvalidOperationException.
            if (json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && json.ValueIsEscaped) _ = json.GetString();
        }
    }

    private static ReadOnlyMemory<byte> OnOneLine(ReadOnlyMemory<byte> data)
    {
        using var document = JsonDocument.Parse(data);
        var buffer = new ArrayBufferWriter<byte>(data.Length);
        using (var json = new Utf8JsonWriter(buffer, WriterOptions)) document.RootElement.WriteTo(json);
        return buffer.WrittenMemory;
    }
}
