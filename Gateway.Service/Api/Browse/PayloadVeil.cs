using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace EdgeGateway.Service.Api.Browse;

/// <summary>
/// An event as text for whoever looks after the box: what a buyer, a clerk or a reviewer could be known by is covered, masked forms and keyed hashes
/// as well. Events carry no clear identities to begin with; this is the second lock. Pure.
/// </summary>
internal static partial class PayloadVeil
{
    public const string Cover = "•••";

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Of a buyer only these say nothing about who it is.
    private static readonly HashSet<string> OpenOfABuyer = new(["method", "verified", "documentType", "expired"], StringComparer.Ordinal);

    private static readonly HashSet<string> Covered = new(
        ["operator", "by", "who", "reviewer", "purpose", "number", "phone", "contact", "maskedNumber", "maskedName", "maskedProducer", "maskedContact"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> FreeText = new(["reason", "note", "comment"], StringComparer.OrdinalIgnoreCase);

    /// <param name="body">The whole event, UTF-8 JSON.</param>
    public static string Show(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
        {
            writer.WriteStartObject();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                writer.WritePropertyName(property.Name);
                // The envelope's own fields are about the event, not about people.
                if (property.Name == "data")
                    Write(writer, property.Value, null);
                else
                    property.Value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, string? parent)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    if (IsCovered(property, parent))
                        writer.WriteStringValue(Cover);
                    else
                        Write(writer, property.Value, property.Name);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(writer, item, parent);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Numbers().Replace(value.GetString()!, Cover));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static bool IsCovered(JsonProperty property, string? parent)
    {
        if (property.Value.ValueKind == JsonValueKind.Null)
            return false;
        if (parent == "buyer")
            return !OpenOfABuyer.Contains(property.Name);
        if (Covered.Contains(property.Name))
            return property.Value.ValueKind == JsonValueKind.String;
        // A reason that is one of our codes helps; one that somebody typed may name anybody.
        return FreeText.Contains(property.Name) && property.Value.ValueKind == JsonValueKind.String && !Code().IsMatch(property.Value.GetString()!);
    }

    // Eighteen characters of an identity number, eleven digits of a mobile phone.
    [GeneratedRegex(@"(?<![0-9A-Za-z])(\d{17}[0-9Xx]|1[3-9]\d{9})(?![0-9A-Za-z])")]
    private static partial Regex Numbers();

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{0,39}$")]
    private static partial Regex Code();
}
