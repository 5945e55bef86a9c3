using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Vision.Inference;

/// <summary>Opens the detector a camera asks for. Never throws for a missing or bad model: the camera gets what there is, with the reason.</summary>
public static class DetectorCatalogue
{
    public const string PeopleDetector = "hog";

    /// <summary>Loads native libraries: call it only for a box that has cameras. Takes up to a second for a model.</summary>
    /// <param name="modelName">File name without folder and ending, or <c>hog</c>.</param>
    /// <param name="modelDirectories">Configured folders, searched before the built-in places.</param>
    /// <param name="options">Threads and execution provider; null: one thread of the processor.</param>
    public static DetectorChoice Open(string modelName, IReadOnlyList<string> modelDirectories, InferenceOptions? options = null)
    {
        if (modelName == PeopleDetector)
            return FallBack(null);
        var (detector, trouble) = ModelLoader.Load(modelName, modelDirectories, options ?? new InferenceOptions());
        return detector is null ? FallBack(trouble) : new DetectorChoice(detector, trouble);
    }

    private static DetectorChoice FallBack(Trouble? trouble)
    {
        try
        {
            return new DetectorChoice(new HogDetector(), trouble);
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException)
        {
            return new DetectorChoice(new BlindDetector(), ModelTroubles.NoLibrary());
        }
    }
}
