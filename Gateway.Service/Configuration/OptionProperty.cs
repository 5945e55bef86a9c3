using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace EdgeGateway.Service.Configuration;

/// <summary>One key of the configuration file: a property of an options class with its checks.</summary>
internal sealed record OptionProperty(string Name, PropertyInfo Property, IReadOnlyList<ValidationAttribute> Checks)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<OptionProperty>> Known = new();

    /// <summary>The type behind <c>Nullable</c>.</summary>
    public Type Type { get; } = Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    /// <summary>All keys of an options class, in the order of the source.</summary>
    public static IReadOnlyList<OptionProperty> Of(Type type) => Known.GetOrAdd(type, static type =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null)
            .Select(property => new OptionProperty(
                JsonNamingPolicy.CamelCase.ConvertName(property.Name),
                property,
                [.. property.GetCustomAttributes<ValidationAttribute>()]))]);

    /// <summary>Element type when this is a list, else null.</summary>
    public static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    /// <summary>True for our own options classes.</summary>
    public static bool IsOptions(Type type) => type.IsClass && type != typeof(string);
}
