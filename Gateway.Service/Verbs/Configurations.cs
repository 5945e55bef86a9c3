using System.Collections;
using EdgeGateway.Service.Configuration;

namespace EdgeGateway.Service.Verbs;

/// <summary>Reads what a command line names, with this process's environment.</summary>
internal static class Configurations
{
    public static ConfigurationResult Read(string? file)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "", StringComparer.Ordinal);
        var reader = new ConfigurationReader(environment);
        return file is null ? reader.ReadDemo() : reader.ReadFile(file);
    }

    /// <summary>One line for the place, one in Chinese, one in English, for every mistake.</summary>
    public static string Describe(IReadOnlyList<ConfigurationError> errors) =>
        string.Join("\n", errors.Select(error => $"{error.Path}\n    {error.Message.Zh}\n    {error.Message.En}"))
            + $"\n\n{errors.Count} 处错误 / {errors.Count} mistake{(errors.Count == 1 ? "" : "s")}";
}
