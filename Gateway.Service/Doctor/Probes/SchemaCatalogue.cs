using System.Reflection;
using EdgeGateway.Service.Journal;

namespace EdgeGateway.Service.Doctor.Probes;

/// <summary>What this program knows about the tables in the journal, without opening it.</summary>
internal static class SchemaCatalogue
{
    /// <summary>Highest version by the module's name.</summary>
    public static IReadOnlyDictionary<string, int> Known => field ??= typeof(SchemaModule).Assembly.GetTypes()
        .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(property => property.PropertyType == typeof(SchemaModule) && !property.DeclaringType!.ContainsGenericParameters)
        .Select(property => (SchemaModule)property.GetValue(null)!)
        .GroupBy(module => module.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Max(module => module.Migrations.Count), StringComparer.Ordinal);
}
