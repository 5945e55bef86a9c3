using EdgeGateway.Testing;

namespace EdgeGateway.Vision.Tests;

internal static class Shared
{
    public const string Footage = "footage/vtest.avi";

    /// <summary>Full path; the test is skipped when it is not here.</summary>
    public static string Require(string name)
    {
        var path = SharedFiles.Find(name);
        Assert.SkipWhen(path is null, SharedFiles.Missing(name));
        return path!;
    }

    /// <summary>The folder to give to the catalogue; the test is skipped without this model.</summary>
    public static string ModelFolder(string model) => Path.GetDirectoryName(Require($"models/{model}.onnx"))!;
}
