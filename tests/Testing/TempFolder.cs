namespace EdgeGateway.Testing;

/// <summary>An empty folder that is gone after the test.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("edgegateway-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A partner process that is just ending may still write; the system's own cleaning takes the rest.
            return;
        }
    }
}
