using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EdgeGateway.Service.Configuration;

/// <summary>
/// Turns a file (JSON with comments and trailing commas) and the environment into checked options. Never stops at the first
/// mistake: whoever edits a file on a box in the field wants all of them at once.
/// </summary>
/// <param name="environment">Process environment; <c>EDGEGATEWAY__Web__Port=8081</c> overrides <c>web.port</c>.</param>
internal sealed class ConfigurationReader(IReadOnlyDictionary<string, string> environment)
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads a file; relative paths in it start at its folder.</summary>
    public ConfigurationResult ReadFile(string file)
    {
        try
        {
            return Read(File.ReadAllText(file), Path.GetDirectoryName(Path.GetFullPath(file))!);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return new(null, [new(file, $"读不到配置文件：{trouble.Message}", $"The configuration file cannot be read: {trouble.Message}")]);
        }
    }

    /// <summary>The built-in demo; relative paths start at the current folder.</summary>
    /// <param name="text">What became of it while the program runs; null: as it is built in.</param>
    public ConfigurationResult ReadDemo(string? text = null)
    {
        var result = Read(text ?? Demo(), Environment.CurrentDirectory);
        if (result.Options is { } options)
            options.IsDemo = true;
        return result;
    }

    /// <param name="json">The file's text.</param>
    /// <param name="folder">Where relative paths start.</param>
    public ConfigurationResult Read(string json, string folder)
    {
        var errors = new List<ConfigurationError>();
        if (Parse(json, errors) is not { } tree)
            return new(null, errors);

        EnvironmentOverrides.Apply(tree, environment, errors);
        RelativePaths.Resolve(tree, folder);
        var options = (GatewayOptions)new OptionsBinder(errors).BindObject(tree, typeof(GatewayOptions), "");
        // A value that is wrong in itself is named once, not again for what follows from it.
        errors.AddRange(CrossChecks.Run(options).Where(cross => !errors.Any(error => error.Path == cross.Path)).ToList());
        return new(errors.Count == 0 ? options : null, errors);
    }

    private static JsonObject? Parse(string json, List<ConfigurationError> errors)
    {
        try
        {
            if (JsonNode.Parse(json, documentOptions: Lenient) is JsonObject tree)
                return tree;
            errors.Add(new("$", "配置文件最外层必须是 { … }。", "The outermost thing of the file must be { … }."));
        }
        catch (JsonException trouble)
        {
            var place = $"line {trouble.LineNumber + 1}, byte {trouble.BytePositionInLine + 1}";
            var cause = trouble.Message.Split(" LineNumber:")[0];
            errors.Add(new(place, $"JSON 写法有误：{cause}", $"This is not valid JSON: {cause}"));
        }
        return null;
    }

    /// <summary>Text of the built-in demo.</summary>
    public static string Demo()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("profiles/demo.json")
            ?? throw new InvalidOperationException("The demo profile is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
