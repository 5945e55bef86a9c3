using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EdgeGateway.Protocols.Messages;

/// <summary>Writes the members in their fixed order. <c>hash</c> is last, so that it can be taken off and put on without parsing.</summary>
internal static class GatewayMessageWriter
{
    // Numbers that outgrow 32 bits travel as decimal strings: CloudEvents allows an Integer extension only -2^31..2^31-1, and uptime in
    // milliseconds passes that after 25 days. A type that changes on the 25th day is worse than a string from the first.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? t_scratch;

    public static byte[] WriteSealed(GatewayMessage message, out string hash)
    {
        var (buffer, json) = t_scratch ??= NewScratch();
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        Write(message, json);
        json.Flush();
        return HashChain.Seal(buffer.WrittenSpan, out hash);
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) NewScratch()
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        return (buffer, new Utf8JsonWriter(buffer, Options));
    }

    private static void Write(GatewayMessage message, Utf8JsonWriter json)
    {
        Span<char> digits = stackalloc char[24];
        json.WriteStartObject();
        json.WriteString("specversion"u8, "1.0"u8);
        json.WriteString("id"u8, message.Id);
        json.WriteString("source"u8, message.Source);
        json.WriteString("type"u8, message.Type);
        if (message.Subject is not null) json.WriteString("subject"u8, message.Subject);
        message.Time.UtcDateTime.TryFormat(digits, out var length, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        json.WriteString("time"u8, digits[..length]);
        json.WriteString("datacontenttype"u8, "application/json"u8);
        message.Seq.TryFormat(digits, out length, default, CultureInfo.InvariantCulture);
        json.WriteString("seq"u8, digits[..length]);
        json.WriteString("bootid"u8, message.BootId);
        message.UptimeMs.TryFormat(digits, out length, default, CultureInfo.InvariantCulture);
        json.WriteString("uptimems"u8, digits[..length]);
        json.WriteString("clock"u8, ClockStates.Name(message.Clock));
        json.WriteString("prevhash"u8, message.PrevHash);
        json.WritePropertyName("data"u8);
        json.WriteRawValue(message.Data.Span, skipInputValidation: true);
        json.WriteEndObject();
    }
}
