namespace EdgeGateway.Vision.Inference;

/// <summary>
/// Where model files are looked for, in this order: the configured folders, the folders of the environment variable
/// <c>EDGEGATEWAY_MODELS</c>, <c>models</c> beside the program, <c>shared/models</c> beside a checkout.
/// </summary>
public static class ModelFiles
{
    public const string Variable = "EDGEGATEWAY_MODELS";

    /// <summary>Every folder that would be looked into, existing or not.</summary>
    public static IReadOnlyList<string> Folders(IReadOnlyList<string> configured)
    {
        var folders = new List<string>(configured.Where(folder => folder.Length > 0));
        folders.AddRange((Environment.GetEnvironmentVariable(Variable) ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        folders.Add(Path.Combine(AppContext.BaseDirectory, "models"));
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var shared = Path.Combine(at.FullName, "shared", "models");
            if (Directory.Exists(shared))
                folders.Add(shared);
        }
        return folders;
    }

    /// <summary>Path of <c>name.onnx</c> in the first folder that has it, or null.</summary>
    public static string? Find(string modelName, IReadOnlyList<string> configured) =>
        Folders(configured).Select(folder => Path.Combine(folder, modelName + ".onnx")).FirstOrDefault(File.Exists);
}
