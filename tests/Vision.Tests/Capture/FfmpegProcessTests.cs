using EdgeGateway.Vision.Capture;

namespace EdgeGateway.Vision.Tests.Capture;

[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FfmpegProcessTests
{
    /// <summary>Runs alone: it counts the handles of the whole process.</summary>
    public const string Name = "alone";

    /// <summary>A camera that flickers for months starts a million of them.</summary>
    [Fact]
    public void Dispose_ManyChildren_LeaveNoHandles()
    {
        Assert.SkipWhen(!Directory.Exists("/proc/self/fd"), "no /proc here");
        Run();
        var before = Handles();
        for (var i = 0; i < 20; i++)
            Run();

        Assert.InRange(Handles() - before, -20, 8);
    }

    private static int Handles() => Directory.GetFileSystemEntries("/proc/self/fd").Length;

    private static void Run()
    {
        using var child = FfmpegProcess.Start(new FfmpegCommand(["-version"], null));
        Assert.NotNull(child);
        while (child.Output.ReadByte() >= 0)
        {
            // To its end.
        }
        child.End();
    }
}
