using System.Text.Json;
using EdgeGateway.Protocols.City;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>Chooses the one code of a case that a platform understands: its own first, then the one of its generation of the standard.</summary>
internal sealed class CodeMap(MappingOptions options)
{
    private readonly string? _standard = options.Codes switch
    {
        "2007" => CityStandards.Y2007,
        "2013" => CityStandards.Y2013,
        "2026" => CityStandards.Y2026,
        _ => null,
    };

    /// <summary>Null and no problem for an event that has no city code at all.</summary>
    /// <param name="data">The event's data, whole.</param>
    public (Dictionary<string, object?>? Code, string? Problem) Of(JsonElement data)
    {
        if ((_standard is null && options.LocalCodes.Count == 0) || !data.TryGetProperty("category", out var named) || named.GetString() is not { } category)
            return (null, null);
        if (options.LocalCodes.FirstOrDefault(one => one.Category == category) is { } local)
            return (Code(local.Code, local.Name ?? EventCodes.NameOf(category).Zh, "local", category), null);
        foreach (var code in data.TryGetProperty("codes", out var codes) ? codes.EnumerateArray() : default)
        {
            if (code.GetProperty("standardRef").GetString() == _standard)
                return (Code(code.GetProperty("code").GetString()!, code.GetProperty("name").GetString(), _standard, category), null);
        }

        return (null, $"{category} has no code in {_standard ?? "localCodes"}; add one to localCodes");
    }

    private static Dictionary<string, object?> Code(string code, string? name, string? standard, string category) =>
        new(StringComparer.Ordinal) { ["code"] = code, ["name"] = name, ["standard"] = standard, ["category"] = category };
}
