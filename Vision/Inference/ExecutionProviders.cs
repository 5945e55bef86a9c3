using EdgeGateway.Protocols.Messages;
using Microsoft.ML.OnnxRuntime;

namespace EdgeGateway.Vision.Inference;

/// <summary>Puts the configured execution provider into a session's options, or says why it cannot.</summary>
internal static class ExecutionProviders
{
    public const string Processor = "cpu";

    /// <returns>Null when the session will run as asked.</returns>
    public static Trouble? Add(SessionOptions options, string provider)
    {
        if (provider == Processor)
            return null;
        if (!OrtEnv.Instance().GetAvailableProviders().Contains(NameOf(provider), StringComparer.OrdinalIgnoreCase))
            return ModelTroubles.NoProvider(provider);
        try
        {
            Append(options, provider);
            return null;
        }
        catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or NotSupportedException)
        {
            return ModelTroubles.NoProvider(provider);
        }
    }

    /// <summary>ONNX Runtime's name of it.</summary>
    private static string NameOf(string provider) => provider switch
    {
        "directml" => "DmlExecutionProvider",
        _ => provider + "ExecutionProvider",
    };

    private static void Append(SessionOptions options, string provider)
    {
        switch (provider)
        {
            case "cuda":
                options.AppendExecutionProvider_CUDA();
                return;
            case "tensorrt":
                options.AppendExecutionProvider_Tensorrt();
                return;
            case "openvino":
                options.AppendExecutionProvider_OpenVINO();
                return;
            case "directml":
                options.AppendExecutionProvider_DML();
                return;
            default:
                options.AppendExecutionProvider(provider.ToUpperInvariant());
                return;
        }
    }
}
