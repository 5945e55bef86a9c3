using System.Text;
using System.Text.Json;

namespace EdgeGateway.Service.Configuration.Editing;

/// <summary>
/// Replaces one value inside a JSON text and leaves every other byte alone: order, comments and spaces of whoever wrote the file stay. Pure.
/// </summary>
internal static class JsonSplice
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Sets a member of the item of a list of the outermost object.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="list">Name of the list, like <c>cameras</c>.</param>
    /// <param name="index">Which item.</param>
    /// <param name="member">Name of the member; it is added when the item has none.</param>
    /// <param name="value">JSON of its value.</param>
    /// <returns>Null when there is no such item.</returns>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static string? Set(string text, string list, int index, string member, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        // A byte-order mark is no JSON, but it is in the file.
        var mark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        if (Find(bytes.AsSpan(mark), list, index, member) is not { } place)
            return null;
        var (start, end) = (place.Start + mark, place.End + mark);
        var put = place.IsNew ? $" \"{member}\": {value}{(place.IsAlone ? "" : ",")}" : value;
        return Encoding.UTF8.GetString([.. bytes.AsSpan(0, start), .. Encoding.UTF8.GetBytes(put), .. bytes.AsSpan(end)]);
    }

    private static Place? Find(ReadOnlySpan<byte> json, string list, int index, string member)
    {
        var reader = new Utf8JsonReader(json, Lenient);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject || !GoTo(ref reader, list) || reader.TokenType != JsonTokenType.StartArray)
            return null;
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (i == index)
                return reader.TokenType == JsonTokenType.StartObject ? Member(ref reader, member) : null;
            reader.Skip();
        }
        return null;
    }

    /// <summary>From the start of an object to the value of one of its members.</summary>
    private static bool GoTo(ref Utf8JsonReader reader, string name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found)
                return true;
            reader.Skip();
        }
        return false;
    }

    private static Place Member(ref Utf8JsonReader reader, string name)
    {
        var open = (int)reader.TokenStartIndex + 1;
        var alone = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            alone = false;
            var found = reader.ValueTextEquals(name);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (found)
                return new Place(start, (int)reader.BytesConsumed, false, false);
        }
        return new Place(open, open, true, alone);
    }

    private readonly record struct Place(int Start, int End, bool IsNew, bool IsAlone);
}
