using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Delivery.Mapping;

/// <summary>What check-config and the start say about a destination's mapping, and about personal data.</summary>
internal static class MappingCheck
{
    public static IEnumerable<ConfigurationError> Run(DestinationOptions options, string path)
    {
        if (options.Mapping is not { } file)
            return options.SendPersonalData ? [NothingAsks(path)] : [];
        var (mapping, errors) = MappingReader.ReadFile(file);
        if (mapping is null)
            return errors.Select(error => new ConfigurationError(error.Path.Length == 0 ? $"{path}.mapping" : $"{path}.mapping > {Path.GetFileName(file)} > {error.Path}", error.Message));
        return (mapping.Personal, options.SendPersonalData) switch
        {
            (null, true) => [NothingAsks(path)],
            (null, false) => [],
            ({ } fields, false) => [new($"{path}.sendPersonalData", $"映射要求个人信息（{fields}）。确认该平台可以接收后，在这里写 true。", $"The mapping asks for personal data ({fields}). Set true here if this platform may have it.")],
            _ => Exposed(options, path),
        };
    }

    private static ConfigurationError NothingAsks(string path) =>
        new($"{path}.sendPersonalData", "没有映射要求个人信息，请去掉这一项。", "No mapping asks for personal data; take this away.");

    /// <summary>Ways on which personal data must not go: clear files, and wires that others can read.</summary>
    private static IEnumerable<ConfigurationError> Exposed(DestinationOptions options, string path)
    {
        if (options.Kind == DestinationKinds.File)
            yield return new($"{path}.kind", "个人信息不写入明文文件。", "Personal data is not written into clear files.");
        foreach (var (address, place) in options.Brokers.Select((broker, i) => (broker, $"{path}.brokers[{i}]")).Append((options.Http.Url, $"{path}.http.url")))
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "mqtt" or "http" && !uri.IsLoopback)
                yield return new(place, "个人信息只能加密传输：请用 mqtts 或 https。", "Personal data only goes over an encrypted connection: use mqtts or https.");
        }
    }
}
