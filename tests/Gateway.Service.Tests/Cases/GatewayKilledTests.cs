using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Cases;

/// <summary>What is left of the cameras' children when the gateway itself is killed.</summary>
public sealed class GatewayKilledTests
{
    [Fact]
    public async Task Kill_GatewayWithARunningCamera_TakesFfmpegWithIt()
    {
        using var folder = new TempFolder();
        await TestFilm.MakeAsync(folder.File("film.mp4"), seconds: 2);
        await File.WriteAllTextAsync(
            folder.File("gateway.json"),
            $$"""
            { "gatewayId": "test-gateway", "dataDirectory": "data", "web": { "port": 0 },
              "cameras": [{ "id": "cam-1", "address": "file:{{folder.File("film.mp4")}}", "model": "hog", "fps": 0.1,
                "rules": [{ "id": "crowd", "kind": "crowd", "category": "crowd-gathering", "labels": ["person"] }] }] }
            """,
            TestContext.Current.CancellationToken);
        await using var gateway = GatewayProcess.Start(["run", "--config", folder.File("gateway.json")]);
        await gateway.ListeningAsync();
        await Wait.UntilAsync(() => Children(folder).Count == 1, TimeSpan.FromSeconds(40), () => gateway.ErrorOutput);

        await gateway.KillAsync();

        // At one picture in 10 s it is not the broken pipe that ends it.
        await Wait.UntilAsync(() => Children(folder).Count == 0, TimeSpan.FromSeconds(3));
        Assert.Empty(Children(folder));
    }

    /// <summary>Processes that play this test's film.</summary>
    private static List<string> Children(TempFolder folder) =>
        [.. Directory.EnumerateDirectories("/proc").Where(process => Path.GetFileName(process).All(char.IsAsciiDigit)).Select(CommandLine)
            .Where(line => line.Contains("ffmpeg", StringComparison.Ordinal) && line.Contains(folder.Path, StringComparison.Ordinal) && line.Contains("nut", StringComparison.Ordinal))];

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (IOException)
        {
            // Gone in the meantime.
            return "";
        }
    }
}
