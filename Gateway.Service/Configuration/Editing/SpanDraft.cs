using System.Text.Json.Nodes;

namespace EdgeGateway.Service.Configuration.Editing;

/// <summary>One span of a rule's schedule while it is being edited.</summary>
public sealed class SpanDraft
{
    /// <summary>Names a day may have, in the order they are written.</summary>
    internal static readonly string[] DayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "workday", "restday", "holiday"];

    /// <summary>None: every day.</summary>
    public HashSet<string> Days { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Start, like <c>07:00</c>.</summary>
    public string From { get; set; } = "00:00";

    /// <summary>End, at latest <c>24:00</c>.</summary>
    public string To { get; set; } = "24:00";

    internal static SpanDraft Of(JsonObject json) => new()
    {
        Days = [.. RuleDraft.Texts(json["days"])],
        From = RuleDraft.Text(json["from"]) ?? "00:00",
        To = RuleDraft.Text(json["to"]) ?? "24:00",
    };

    internal JsonObject ToJson()
    {
        var json = new JsonObject();
        if (Days.Count > 0)
            json["days"] = new JsonArray([.. DayNames.Where(Days.Contains).Select(day => (JsonNode)day)]);
        json["from"] = From;
        json["to"] = To;
        return json;
    }
}
