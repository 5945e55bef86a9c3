using System.Collections;
using EdgeGateway.Service.Configuration;
using EdgeGateway.Service.Configuration.Editing;

namespace EdgeGateway.Service.Verbs;

/// <summary>Reads what a command line names, with this process's environment.</summary>
internal static class Configurations
{
    public static ConfigurationResult Read(string? file) => file is null ? Reader().ReadDemo() : Reader().ReadFile(file);

    /// <summary>The same as a text that a page may change.</summary>
    public static ConfigurationText TextOf(string? file) => file is null
        ? new ConfigurationText(null, text => Reader().ReadDemo(text))
        : new ConfigurationText(Path.GetFullPath(file), text => Reader().Read(text, Path.GetDirectoryName(Path.GetFullPath(file))!));

    /// <summary>A text that is not in its file yet.</summary>
    /// <param name="json">The text.</param>
    /// <param name="folder">Where relative paths start.</param>
    public static ConfigurationResult ReadText(string json, string folder) => Reader().Read(json, folder);

    private static ConfigurationReader Reader()
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "", StringComparer.Ordinal);
        return new ConfigurationReader(environment);
    }

    /// <summary>One line for the place, one in Chinese, one in English, for every mistake.</summary>
    public static string Describe(IReadOnlyList<ConfigurationError> errors) =>
        string.Join("\n", errors.Select(error => $"{error.Path}\n    {error.Message.Zh}\n    {error.Message.En}"))
            + $"\n\n{errors.Count} 处错误 / {errors.Count} mistake{(errors.Count == 1 ? "" : "s")}";
}
