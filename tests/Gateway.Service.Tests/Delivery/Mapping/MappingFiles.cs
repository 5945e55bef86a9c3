using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Delivery.Mapping;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Delivery.Mapping;

/// <summary>Mapping files in a temporary folder.</summary>
internal sealed class MappingFiles : IDisposable
{
    private readonly TempFolder _folder = new();

    public string Path => _folder.File("mapping.json");

    public void Dispose() => _folder.Dispose();

    /// <summary>Writes the mapping and, when there is one, its only template <c>t.liquid</c>.</summary>
    public MappingFiles Write(string json, string? template = null)
    {
        File.WriteAllText(Path, json);
        if (template is not null)
            File.WriteAllText(_folder.File("t.liquid"), template);
        return this;
    }

    public IReadOnlyList<ConfigurationError> Errors => MappingReader.ReadFile(Path).Errors;

    public CompiledMapping Read()
    {
        var (mapping, errors) = MappingReader.ReadFile(Path);
        Assert.Empty(errors);
        return mapping!;
    }
}
