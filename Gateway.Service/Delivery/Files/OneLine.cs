using System.Text.Json;

namespace EdgeGateway.Service.Delivery.Files;

/// <summary>Makes a body fit on one line.</summary>
internal static class OneLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null when it is no JSON and has line breaks, so that it cannot be one line of a JSON file.</summary>
    public static ReadOnlyMemory<byte>? Of(ReadOnlyMemory<byte> body)
    {
        if (body.Span.IndexOfAny("\r\n"u8) < 0)
            return body;
        try
        {
            using var document = JsonDocument.Parse(body);
            var buffer = new System.Buffers.ArrayBufferWriter<byte>(body.Length);
            using (var json = new Utf8JsonWriter(buffer, Options))
                document.RootElement.WriteTo(json);
            return buffer.WrittenMemory;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
