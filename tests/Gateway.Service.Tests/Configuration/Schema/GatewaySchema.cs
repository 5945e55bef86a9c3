using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Tests.Configuration.Schema;

/// <summary>Makes <c>deploy/gateway.schema.json</c> from the options classes: editors then know every key, range and meaning.</summary>
internal static class GatewaySchema
{
    private static readonly JsonSerializerOptions Serializer = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        // The file has names, not numbers.
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string Generate()
    {
        var docs = new SourceDocs();
        var schema = Serializer.GetJsonSchemaAsNode(typeof(GatewayOptions), new()
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Transform(context, (JsonObject)node, docs),
        }).AsObject();
        ((JsonObject)schema["properties"]!)["$schema"] = new JsonObject { ["type"] = "string" };
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        schema["title"] = "EdgeGateway";
        schema["allowTrailingCommas"] = true;
        return schema.ToJsonString(Serializer) + "\n";
    }

    private static JsonObject Transform(JsonSchemaExporterContext context, JsonObject node, SourceDocs docs)
    {
        if (context.TypeInfo.Type is var type && (Nullable.GetUnderlyingType(type) ?? type) == typeof(TimeSpan))
            node["pattern"] = TimeSpanText.Pattern;
        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            node["additionalProperties"] = false;
            Require(node, context.TypeInfo.Type);
        }
        if (context.PropertyInfo is { } property)
            Annotate(node, property, docs);
        return node;
    }

    /// <summary>Needed in the file: what is required and has no default of its own.</summary>
    private static void Require(JsonObject node, Type type)
    {
        var blank = Activator.CreateInstance(type);
        var needed = OptionProperty.Of(type)
            .Where(property => property.Checks.Any(check => check is RequiredAttribute))
            .Where(property => property.Property.GetValue(blank) is null or "" or System.Collections.ICollection { Count: 0 })
            .Select(property => (JsonNode?)property.Name)
            .ToArray();
        if (needed.Length > 0)
            node["required"] = new JsonArray(needed);
    }

    private static void Annotate(JsonObject node, JsonPropertyInfo property, SourceDocs docs)
    {
        var member = (PropertyInfo)property.AttributeProvider!;
        if ((docs.Of(member.DeclaringType!, member.Name) ?? docs.Of(member.PropertyType)) is { } description)
            node.Insert(0, "description", description);
        foreach (var check in member.GetCustomAttributes<ValidationAttribute>())
            Check(node, check);
        if (property.Get!(Activator.CreateInstance(member.DeclaringType!)!) is { } value and not "" and not System.Collections.ICollection && Default(value) is { } written)
            node["default"] = written;
    }

    private static JsonNode? Default(object value) => value switch
    {
        TimeSpan span => TimeSpanText.Write(span),
        string or bool or int or long or float or double => JsonSerializer.SerializeToNode(value, value.GetType(), Serializer),
        _ => null,
    };

    private static void Check(JsonObject node, ValidationAttribute check)
    {
        switch (check)
        {
            case RangeAttribute { OperandType.Name: nameof(TimeSpan) }:
                break;
            case RangeAttribute range:
                node["minimum"] = JsonSerializer.SerializeToNode(range.Minimum, Serializer);
                node["maximum"] = JsonSerializer.SerializeToNode(range.Maximum, Serializer);
                break;
            case RegularExpressionAttribute expression when PatternWords.Choices(expression.Pattern) is { } choices:
                node["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode?)choice)]);
                break;
            case RegularExpressionAttribute expression:
                node["pattern"] = expression.Pattern;
                break;
            case AllowedValuesAttribute allowed:
                node["enum"] = new JsonArray([.. allowed.Values.Select(value => JsonSerializer.SerializeToNode(value, Serializer))]);
                break;
            case MaxLengthAttribute max:
                node["maxLength"] = max.Length;
                break;
            case MinLengthAttribute min:
                node["minItems"] = min.Length;
                break;
            default:
                break;
        }
    }
}
