using System.Text.Json;
using System.Text.Json.Nodes;

namespace EdgeGateway.Service.Configuration;

/// <summary>
/// <c>EDGEGATEWAY__Web__Port=8081</c> overrides <c>web.port</c>, <c>EDGEGATEWAY__Cameras__0__Enabled=false</c> the first camera's
/// switch. Letter case does not matter, because variables are often written in capitals. A list or group is given as JSON.
/// </summary>
internal static class EnvironmentOverrides
{
    private const string Prefix = "EDGEGATEWAY__";

    public static void Apply(JsonObject tree, IReadOnlyDictionary<string, string> environment, List<ConfigurationError> errors)
    {
        foreach (var (name, value) in environment.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && Put(tree, name, value) is { } error)
                errors.Add(error);
        }
    }

    private static ConfigurationError? Put(JsonObject tree, string variable, string value)
    {
        var steps = variable[Prefix.Length..].Split("__");
        JsonNode here = tree;
        var type = typeof(GatewayOptions);
        for (var i = 0; i < steps.Length; i++)
        {
            if (Step(type, steps[i]) is not var (key, next))
                return Unknown(variable, steps[i], type);
            var last = i == steps.Length - 1;
            var child = last ? Value(value, next) : Child(here, key, next);
            if (!Set(here, key, child, last))
                return new(variable, $"列表里没有第 {key} 项，只能接在末尾。", $"The list has no item {key}; only the next one can be added.");
            here = child;
            type = next;
        }
        return null;
    }

    private static (object Key, Type Type)? Step(Type type, string step)
    {
        if (OptionProperty.ElementOf(type) is { } element)
            return int.TryParse(step, out var index) && index >= 0 ? (index, element) : null;
        if (!OptionProperty.IsOptions(type))
            return null;
        var property = OptionProperty.Of(type).FirstOrDefault(property => property.Name.Equals(step, StringComparison.OrdinalIgnoreCase));
        return property is null ? null : (property.Name, property.Type);
    }

    private static JsonNode Child(JsonNode here, object key, Type type)
    {
        var found = (here, key) switch
        {
            (JsonObject group, string name) => group[name],
            (JsonArray list, int index) when index < list.Count => list[index],
            _ => null,
        };
        return found ?? (OptionProperty.ElementOf(type) is not null ? new JsonArray() : new JsonObject());
    }

    private static bool Set(JsonNode here, object key, JsonNode child, bool replace)
    {
        switch (here, key)
        {
            case (JsonObject group, string name):
                if (replace || group[name] is null)
                    group[name] = child;
                return true;
            case (JsonArray list, int index) when index < list.Count:
                if (replace)
                    list[index] = child;
                return true;
            case (JsonArray list, int index) when index == list.Count:
                list.Add(child);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Text stays text; everything else is JSON when it can be, and left for the binder to complain about when not.</summary>
    private static JsonNode Value(string value, Type type)
    {
        if (type != typeof(string) && type != typeof(TimeSpan) && !type.IsEnum)
        {
            try
            {
                return JsonNode.Parse(value.ToLowerInvariant() is "true" or "false" ? value.ToLowerInvariant() : value) ?? JsonValue.Create(value);
            }
            catch (JsonException)
            {
                return JsonValue.Create(value);
            }
        }
        return JsonValue.Create(value);
    }

    private static ConfigurationError Unknown(string variable, string step, Type type)
    {
        var names = OptionProperty.IsOptions(type) && OptionProperty.ElementOf(type) is null ? OptionProperty.Of(type).Select(property => property.Property.Name) : [];
        var near = NearestName.Of(step, names);
        return new(
            variable,
            $"环境变量中的 {step} 不是设置项。{(near is null ? "" : $"是不是想写 {near}？")}",
            $"{step} in this environment variable is no setting.{(near is null ? "" : $" Did you mean {near}?")}");
    }
}
