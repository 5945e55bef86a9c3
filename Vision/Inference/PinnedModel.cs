namespace EdgeGateway.Vision.Inference;

/// <summary>A model the gateway knows: where it comes from, byte for byte, and how to use it.</summary>
public sealed class PinnedModel
{
    /// <summary>File name without ending; what <c>camera.model</c> names.</summary>
    public string Name { get; init; } = "";

    /// <summary>Lower-case hex.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>GitHub <c>owner/name</c>.</summary>
    public string Repository { get; init; } = "";

    public string Commit { get; init; } = "";

    /// <summary>Inside the repository.</summary>
    public string Path { get; init; } = "";

    /// <summary>Project that trained it.</summary>
    public string Upstream { get; init; } = "";

    public string Licence { get; init; } = "";

    public ModelManifest Manifest { get; init; } = new();

    /// <summary>The manifest, bound to these very bytes.</summary>
    public ModelManifest PinnedManifest() => Manifest with { Sha256 = Sha256 };

    public string FileName => Name + ".onnx";

    /// <summary>Pinned by commit: the bytes behind it cannot change without the digest noticing.</summary>
    public Uri Address => new($"https://raw.githubusercontent.com/{Repository}/{Commit}/{Path}");
}
