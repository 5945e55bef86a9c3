using System.Globalization;
using System.Text.Json.Nodes;

namespace EdgeGateway.Service.Configuration.Editing;

/// <summary>
/// One rule while it is being edited: values are text as typed, so that a mistake can be shown where it was made. What the page does not show (codes, filing)
/// goes through unchanged, and a key that is not needed and was not there is not written.
/// </summary>
public sealed class RuleDraft
{
    private static readonly string[] Scalars = ["id", "kind", "category", "direction", "threshold", "count", "inertia", "minScore", "minArea", "maxArea", "severity"];

    private readonly JsonObject _origin;
    private readonly Dictionary<string, string> _values;

    private RuleDraft(JsonObject origin)
    {
        _origin = origin;
        _values = Scalars.ToDictionary(key => key, key => Text(origin[key]) ?? "", StringComparer.Ordinal);
        Labels = string.Join(", ", Texts(origin["labels"]));
        Zone = Points(origin["zone"]);
        Line = Points(origin["line"]);
        Shadow = origin["shadow"] is JsonValue shadow && shadow.TryGetValue<bool>(out var on) && on;
        Schedule = [.. (origin["schedule"] as JsonArray ?? []).OfType<JsonObject>().Select(SpanDraft.Of)];
    }

    /// <summary>Text of a plain value by its key, empty for the kind's own.</summary>
    public string this[string key]
    {
        get => _values[key];
        set => _values[key] = value.Trim();
    }

    /// <summary>Name in cases.</summary>
    public string Id => this["id"];

    /// <summary>What kind of rule it is.</summary>
    public string Kind => this["kind"] is { Length: > 0 } kind ? kind : "standing";

    /// <summary>Comma between them.</summary>
    public string Labels { get; set; }

    /// <summary>Parts of the picture.</summary>
    public List<double[]> Zone { get; }

    /// <summary>Two points, or none.</summary>
    public List<double[]> Line { get; }

    /// <summary>On trial.</summary>
    public bool Shadow { get; set; }

    /// <summary>None: always.</summary>
    public List<SpanDraft> Schedule { get; }

    /// <summary>Of the file's JSON.</summary>
    public static RuleDraft Of(JsonObject json) => new(json.DeepClone().AsObject());

    /// <summary>A new rule starts on trial: nobody is told before somebody saw what it finds.</summary>
    public static RuleDraft New(string id) => new(new JsonObject
    {
        ["id"] = id,
        ["kind"] = "standing",
        ["category"] = "motor-vehicle-parking",
        ["labels"] = new JsonArray("car", "truck", "bus"),
        ["zone"] = new JsonArray(),
        ["threshold"] = "3 min",
        ["shadow"] = true,
    });

    /// <summary>As the file will have it.</summary>
    public JsonObject ToJson()
    {
        var json = _origin.DeepClone().AsObject();
        foreach (var key in Scalars)
            Put(json, key, _values[key].Length > 0 ? Value(key) : null);
        var labels = Labels.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Put(json, "labels", labels.Length > 0 ? new JsonArray([.. labels.Select(label => (JsonNode)label)]) : null);
        PutPoints(json, "zone", Zone);
        PutPoints(json, "line", Line);
        Put(json, "schedule", Schedule.Count > 0 ? new JsonArray([.. Schedule.Select(span => (JsonNode)span.ToJson())]) : null);
        Put(json, "shadow", Shadow || json.ContainsKey("shadow") ? JsonValue.Create(Shadow) : null);
        return json;
    }

    internal static string? Text(JsonNode? node) => node is JsonValue value
        ? value.TryGetValue<string>(out var text) ? text : value.ToJsonString() : null;

    internal static IEnumerable<string> Texts(JsonNode? node) => (node as JsonArray ?? []).Select(Text).OfType<string>();

    internal static List<double[]> Points(JsonNode? node) =>
    [
        .. (node as JsonArray ?? []).OfType<JsonArray>().Where(point => point.Count == 2)
            .Select(point => point.Select(part => part is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0).ToArray()),
    ];

    /// <summary>Thousandths of the picture: finer than anybody can draw.</summary>
    internal static JsonArray Points(IEnumerable<double[]> points) =>
        new([.. points.Select(point => (JsonNode)new JsonArray([.. point.Select(part => (JsonNode)Math.Round(part, 3))]))]);

    /// <summary>An unchanged value keeps the spelling of the file. What is no number goes out as text, for the check to complain about.</summary>
    private JsonNode? Value(string key)
    {
        if (Text(_origin[key]) == _values[key])
            return _origin[key]!.DeepClone();
        return key is "count" or "minScore" or "minArea" or "maxArea" && double.TryParse(_values[key], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number == Math.Truncate(number) && key == "count" ? JsonValue.Create((long)number) : JsonValue.Create(number)
            : JsonValue.Create(_values[key]);
    }

    /// <summary>Points nobody moved keep the figures of the file.</summary>
    private static void PutPoints(JsonObject json, string key, List<double[]> points)
    {
        if (!Points(json[key]).SelectMany(point => point).SequenceEqual(points.SelectMany(point => point)))
            Put(json, key, points.Count > 0 ? Points(points) : null);
    }

    private static void Put(JsonObject json, string key, JsonNode? value)
    {
        if (value is null && json[key] is not JsonArray { Count: 0 })
            json.Remove(key);
        else if (value is null)
            return;
        else if (!JsonNode.DeepEquals(json[key], value))
            json[key] = value;
    }
}
