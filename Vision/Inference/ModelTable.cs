using System.Text.Json;

namespace EdgeGateway.Vision.Inference;

/// <summary>The models the gateway knows, from <c>models.json</c> inside this assembly.</summary>
public static class ModelTable
{
    private static readonly Lazy<Content> Loaded = new(Load);

    public static IReadOnlyList<PinnedModel> Models => Loaded.Value.Models;

    public static PinnedModel? Find(string name) => Models.FirstOrDefault(model => model.Name == name);

    /// <summary>Class names of a named set, or null when the name is unknown.</summary>
    public static IReadOnlyList<string>? LabelSet(string? name) => name is null ? null : Loaded.Value.LabelSets.GetValueOrDefault(name);

    private static Content Load()
    {
        using var stream = typeof(ModelTable).Assembly.GetManifestResourceStream("models.json")
            ?? throw new InvalidOperationException("models.json is not embedded");
        return JsonSerializer.Deserialize(stream, InferenceJson.Default.Content)
            ?? throw new InvalidOperationException("models.json is empty");
    }

    internal sealed class Content
    {
        public IReadOnlyList<PinnedModel> Models { get; init; } = [];

        public IReadOnlyDictionary<string, IReadOnlyList<string>> LabelSets { get; init; } =
            new Dictionary<string, IReadOnlyList<string>>();
    }
}
