using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Service.Configuration;

/// <summary>
/// Fills options classes from JSON and collects every mistake. Written by hand because the serializer stops at the first mistake,
/// and a generated one forgets the defaults of init-only properties. A null in the file means "not given".
/// </summary>
internal sealed class OptionsBinder(List<ConfigurationError> errors)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public object BindObject(JsonObject json, Type type, string path)
    {
        var result = Activator.CreateInstance(type)!;
        var properties = OptionProperty.Of(type);
        foreach (var (key, _) in json)
        {
            if (!properties.Any(property => property.Name == key) && key != "$schema")
                errors.Add(UnknownKey(path, key, properties));
        }
        foreach (var property in properties)
            BindProperty(json, property, result, Join(path, property.Name));
        return result;
    }

    private void BindProperty(JsonObject json, OptionProperty property, object target, string path)
    {
        var before = errors.Count;
        if (json[property.Name] is { } node && Bind(node, property.Type, path) is { } value)
            property.Property.SetValue(target, value);
        if (errors.Count == before)
            errors.AddRange(AttributeChecks.Run(property, property.Property.GetValue(target), path));
    }

    private object? Bind(JsonNode node, Type type, string path)
    {
        if (OptionProperty.ElementOf(type) is { } element)
            return BindList(node, element, path);
        if (OptionProperty.IsOptions(type))
            return node is JsonObject json ? BindObject(json, type, path) : Wrong(node, path, Scalars.Expected(type));
        return Scalars.TryRead(node, type, out var value) ? value : Wrong(node, path, Scalars.Expected(type));
    }

    private object? BindList(JsonNode node, Type element, string path)
    {
        if (node is not JsonArray items)
            return Wrong(node, path, new("列表 [ … ]", "a list [ … ]"));
        var list = Array.CreateInstance(element, items.Count);
        for (var i = 0; i < items.Count; i++)
            list.SetValue(BindItem(items[i], element, $"{path}[{i}]") ?? Blank(element), i);
        return list;
    }

    private object? BindItem(JsonNode? item, Type type, string path) => item is null ? Wrong(null, path, Scalars.Expected(type)) : Bind(item, type, path);

    /// <summary>Stands in for an item that could not be read, so that the checks between values can still run.</summary>
    private static object? Blank(Type type) => type switch
    {
        _ when type == typeof(string) => "",
        _ when OptionProperty.ElementOf(type) is { } element => Array.CreateInstance(element, 0),
        _ => Activator.CreateInstance(type),
    };

    private object? Wrong(JsonNode? node, string path, Bilingual expected)
    {
        var found = node?.ToJsonString(Readable) ?? "null";
        if (found.Length > 60)
            found = found[..60] + "…";
        errors.Add(new(path, $"这里应为{expected.Zh}，实际是 {found}。", $"This should be {expected.En}, it is {found}."));
        return null;
    }

    private static ConfigurationError UnknownKey(string path, string key, IReadOnlyList<OptionProperty> properties)
    {
        var names = properties.Select(property => property.Name);
        return NearestName.Of(key, names) is { } near
            ? new(Join(path, key), $"没有这个设置项。是不是想写 {near}？", $"There is no such setting. Did you mean {near}?")
            : new(Join(path, key), $"没有这个设置项。这里可以写：{string.Join("、", names)}。", $"There is no such setting. Allowed here: {string.Join(", ", names)}.");
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
