using System.Security.Cryptography;
using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using Microsoft.ML.OnnxRuntime;

namespace EdgeGateway.Vision.Inference;

/// <summary>From a model's name to a running detector, or to the reason why not.</summary>
internal static class ModelLoader
{
    public static (Detector? Detector, Trouble? Trouble) Load(string name, IReadOnlyList<string> directories, InferenceOptions options)
    {
        if (ModelFiles.Find(name, directories) is not { } path)
            return (null, ModelTroubles.Missing(name, directories));
        try
        {
            return Load(name, path, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, ModelTroubles.Unreadable(path));
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException)
        {
            return (null, ModelTroubles.NoRuntime());
        }
    }

    private static (Detector? Detector, Trouble? Trouble) Load(string name, string path, InferenceOptions options)
    {
        var (manifest, trouble) = Manifest(name, path);
        if (manifest is null)
            return (null, trouble);
        var bytes = File.ReadAllBytes(path);
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (manifest.Sha256 is { } expected && expected != digest)
            return (null, ModelTroubles.Changed(name, path));
        return Open(name, path, digest, bytes, manifest, options);
    }

    private static (Detector? Detector, Trouble? Trouble) Open(
        string name, string path, string digest, byte[] bytes, ModelManifest manifest, InferenceOptions options)
    {
        try
        {
            var session = ModelSession.Share(bytes, digest, manifest, options);
            if (session.Reader is not null)
                return Proven(new OnnxDetector(name, digest, session), name, session);
            session.LetGo();
            return (null, ModelTroubles.UnknownOutput(name, manifest.Family));
        }
        catch (OnnxRuntimeException)
        {
            return (null, ModelTroubles.NotAModel(path));
        }
    }

    /// <summary>One run on empty pictures: a model whose input or output is not what it says shows it now, not in the night.</summary>
    private static (Detector? Detector, Trouble? Trouble) Proven(OnnxDetector detector, string name, ModelSession session)
    {
        try
        {
            detector.Prove(1);
            if (detector.LargestBatch > 1)
                detector.Prove(detector.LargestBatch);
            return (detector, session.Trouble);
        }
        catch (Exception e) when (e is OnnxRuntimeException or ArgumentException)
        {
            detector.Dispose();
            return (null, ModelTroubles.UnknownOutput(name, session.Manifest.Family));
        }
    }

    /// <summary>The operator's <c>name.json</c> beside the model wins over the built-in manifest.</summary>
    private static (ModelManifest? Manifest, Trouble? Trouble) Manifest(string name, string path)
    {
        var file = Path.ChangeExtension(path, ".json");
        if (!File.Exists(file))
        {
            return ModelTable.Find(name) is { } known
                ? (known.PinnedManifest(), null)
                : (null, ModelTroubles.NoManifest(name, file));
        }
        try
        {
            var manifest = JsonSerializer.Deserialize(File.ReadAllText(file), InferenceJson.Default.ModelManifest) ?? new ModelManifest();
            var mistakes = manifest.Mistakes();
            return mistakes.Count == 0 ? (manifest, null) : (null, ModelTroubles.BadManifest(file, mistakes[0]));
        }
        catch (JsonException e)
        {
            return (null, ModelTroubles.BadManifest(file, e.Message));
        }
    }
}
