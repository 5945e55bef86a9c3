using Microsoft.ML.OnnxRuntime;

namespace EdgeGateway.Vision.Inference;

/// <summary>
/// A loaded model. Cameras with the same model share one, because running it is thread-safe and its weights are the big part;
/// it is unloaded when the last camera lets go.
/// </summary>
internal sealed class ModelSession
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<(string Digest, int Threads), ModelSession> Open = [];

    private readonly (string, int) _key;
    private int _users;

    private ModelSession((string Digest, int Threads) key, byte[] model)
    {
        _key = key;
        using var options = new SessionOptions
        {
            IntraOpNumThreads = key.Threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        // A waiting thread that spins takes the CPU away from the decoders.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        Native = new InferenceSession(model, options);
    }

    public InferenceSession Native { get; }

    /// <summary>Throws what ONNX Runtime throws for bytes that are not a model.</summary>
    public static ModelSession Share(byte[] model, string digest, int threads)
    {
        lock (Gate)
        {
            if (!Open.TryGetValue((digest, threads), out var session))
            {
                session = new ModelSession((digest, threads), model);
                Open.Add((digest, threads), session);
            }
            session._users++;
            return session;
        }
    }

    public void LetGo()
    {
        lock (Gate)
        {
            if (--_users > 0)
                return;
            Open.Remove(_key);
            Native.Dispose();
        }
    }
}
