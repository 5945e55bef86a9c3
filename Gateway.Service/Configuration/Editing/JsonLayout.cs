using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EdgeGateway.Service.Configuration.Editing;

/// <summary>Writes rules and masks as people write them: a member on a line of its own, points and labels in one line.</summary>
internal static class JsonLayout
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="items">Objects or lists of points.</param>
    /// <param name="indent">Spaces before the member the list belongs to.</param>
    public static string List(JsonArray items, int indent)
    {
        if (items.Count == 0)
            return "[]";
        var inner = new string(' ', indent + 2);
        return $"[\n{string.Join(",\n", items.Select(item => inner + Item(item, inner)))}\n{new string(' ', indent)}]";
    }

    private static string Item(JsonNode? item, string indent) => item is JsonObject members && members.Count > 2
        ? $"{{\n{string.Join(",\n", members.Select(member => $"{indent}  \"{member.Key}\": {Line(member.Value)}"))}\n{indent}}}"
        : Line(item);

    /// <summary>One line, with a space where people put one.</summary>
    private static string Line(JsonNode? node)
    {
        var line = new StringBuilder();
        Write(line, node);
        return line.ToString();
    }

    private static void Write(StringBuilder line, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                line.Append("{ ").AppendJoin(", ", members.Select(member => $"\"{member.Key}\": {Line(member.Value)}")).Append(" }");
                break;
            case JsonArray items:
                line.Append('[').AppendJoin(", ", items.Select(Line)).Append(']');
                break;
            default:
                line.Append(node?.ToJsonString(Readable) ?? "null");
                break;
        }
    }
}
