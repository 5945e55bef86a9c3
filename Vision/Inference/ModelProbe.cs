using System.Security.Cryptography;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Inference;

/// <summary>Looks at one model as a camera would use it: is its file here, are these the bytes we know, how long does it take.</summary>
/// <param name="Path">The file; null when there is none.</param>
/// <param name="Digest">SHA-256 of the file, lower-case hex.</param>
/// <param name="Known">True: the bytes are the registered ones. Null: a model of the operator's own.</param>
public sealed record ModelProbe(string? Path, string? Digest, bool? Known)
{
    private const int Runs = 3;

    /// <summary>Reads the file; loads no native library.</summary>
    public static ModelProbe Look(string name, IReadOnlyList<string> directories)
    {
        if (ModelFiles.Find(name, directories) is not { } path)
            return new ModelProbe(null, null, null);
        try
        {
            using var file = File.OpenRead(path);
            var digest = Convert.ToHexStringLower(SHA256.HashData(file));
            return new ModelProbe(path, digest, ModelTable.Find(name) is { } known ? known.Sha256 == digest : null);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new ModelProbe(path, null, null);
        }
    }

    /// <summary>Loads the model and runs it on an empty picture. Loads native libraries: only for a box that has cameras.</summary>
    /// <returns>Median time of one run, or why it cannot run.</returns>
    public static (TimeSpan? Took, Trouble? Trouble) Time(string name, IReadOnlyList<string> directories, InferenceOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var (detector, trouble) = ModelLoader.Load(name, directories, options);
        if (detector is not OnnxDetector model)
            return (null, trouble);
        using (model)
        {
            var took = new List<TimeSpan>();
            for (var i = 0; i < Runs; i++)
            {
                var started = clock.GetTimestamp();
                model.Run();
                took.Add(clock.GetElapsedTime(started));
            }

            took.Sort();
            return (took[Runs / 2], null);
        }
    }
}
