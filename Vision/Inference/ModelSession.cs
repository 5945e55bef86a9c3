using System.Text.Json;
using EdgeGateway.Protocols.Messages;
using Microsoft.ML.OnnxRuntime;

namespace EdgeGateway.Vision.Inference;

/// <summary>
/// A loaded model. Cameras with the same model share one, because running it is thread-safe and its weights are the big part; they share its
/// tensors too, of which there are no more than looks at the same time. It is unloaded when the last camera lets go.
/// </summary>
internal sealed class ModelSession
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<Key, ModelSession> Open = [];

    private readonly Key _key;
    private readonly Dictionary<int, Stack<ModelTensors>> _free = [];
    private int _users;

    private ModelSession(Key key, byte[] model, ModelManifest manifest)
    {
        _key = key;
        Manifest = manifest;
        using var options = new SessionOptions
        {
            IntraOpNumThreads = key.Threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        // A waiting thread that spins takes the CPU away from the decoders.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        Trouble = ExecutionProviders.Add(options, key.Provider);
        Native = new InferenceSession(model, options);
        Reader = OutputReader.For(manifest, Native.OutputMetadata);
        IsOpenEnded = Native.InputMetadata.Values.All(input => input.Dimensions is [<= 0, ..]);
    }

    public InferenceSession Native { get; }

    public ModelManifest Manifest { get; }

    /// <summary>Null: the outputs are not of the family the manifest says.</summary>
    public OutputReader? Reader { get; }

    /// <summary>Why it does not run on what was asked for; null: it does.</summary>
    public Trouble? Trouble { get; }

    /// <summary>True when the model takes any number of pictures at once.</summary>
    public bool IsOpenEnded { get; }

    /// <summary>Throws what ONNX Runtime throws for bytes that are not a model.</summary>
    public static ModelSession Share(byte[] model, string digest, ModelManifest manifest, InferenceOptions options)
    {
        var key = new Key(digest, JsonSerializer.Serialize(manifest, InferenceJson.Default.ModelManifest), options.Threads, options.Provider);
        lock (Gate)
        {
            if (!Open.TryGetValue(key, out var session))
            {
                session = new ModelSession(key, model, manifest);
                Open.Add(key, session);
            }
            session._users++;
            return session;
        }
    }

    /// <summary>Tensors for so many pictures, for one user until given back.</summary>
    public ModelTensors Rent(int pictures)
    {
        lock (_free)
        {
            if (_free.TryGetValue(pictures, out var stack) && stack.TryPop(out var tensors))
                return tensors;
        }
        return new ModelTensors(this, pictures);
    }

    public void GiveBack(ModelTensors tensors)
    {
        lock (_free)
        {
            if (!_free.TryGetValue(tensors.Pictures, out var stack))
                _free.Add(tensors.Pictures, stack = new Stack<ModelTensors>());
            stack.Push(tensors);
        }
    }

    public void LetGo()
    {
        lock (Gate)
        {
            if (--_users > 0)
                return;
            Open.Remove(_key);
        }
        foreach (var tensors in _free.Values.SelectMany(stack => stack))
            tensors.Dispose();
        Native.Dispose();
    }

    private sealed record Key(string Digest, string Manifest, int Threads, string Provider);
}
