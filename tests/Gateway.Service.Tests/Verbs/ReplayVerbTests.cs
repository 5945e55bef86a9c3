using System.Text.Json;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Verbs;

public sealed class ReplayVerbTests
{
    [Fact]
    public async Task Replay_FileThatIsNotThere_IsRefusedAndSaysSoInTheReport()
    {
        await using var gateway = GatewayProcess.Start(["replay", "/no/such/file.avi"]);

        Assert.Equal(1, await gateway.ExitedAsync());
        using var report = JsonDocument.Parse(gateway.Output);
        Assert.Contains("No such file", report.RootElement.GetProperty("problem").GetString());
        Assert.Equal("camera-1", report.RootElement.GetProperty("cameraId").GetString());
    }

    [Fact]
    public async Task Replay_NoSuchCamera_IsRefused()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("gateway.json"), """{ "gatewayId": "box-1" }""", TestContext.Current.CancellationToken);
        await using var gateway = GatewayProcess.Start(["replay", "any.avi", "--camera", folder.File("gateway.json") + "#gate"]);

        Assert.Equal(1, await gateway.ExitedAsync());
        Assert.Contains("no such camera", gateway.ErrorOutput);
    }

    [Fact]
    public async Task Replay_WithoutAFile_ShowsHow()
    {
        await using var gateway = GatewayProcess.Start(["replay"]);

        Assert.Equal(64, await gateway.ExitedAsync());
        Assert.Contains("replay VIDEO", gateway.ErrorOutput);
    }

    [Fact]
    public async Task Replay_DemoCameraOnItsFootage_FindsTheTwoVehiclesAndKeepsTheirPictures()
    {
        var footage = SharedFiles.Find("footage/vtest.avi");
        Assert.SkipWhen(footage is null, SharedFiles.Missing("footage/vtest.avi"));
        Assert.SkipWhen(SharedFiles.Find("models/yolox_nano_416.onnx") is null, SharedFiles.Missing("models"));
        using var folder = new TempFolder();
        await using var gateway = GatewayProcess.Start(["replay", footage!, "--stills", folder.Path]);

        // 80 s of film, every picture looked at.
        Assert.Equal(0, await gateway.ExitedAsync(TimeSpan.FromMinutes(3)));
        using var report = JsonDocument.Parse(gateway.Output);
        var candidates = report.RootElement.GetProperty("candidates").EnumerateArray().ToList();
        Assert.Equal(2, candidates.Count);
        Assert.All(candidates, each => Assert.Equal("motor-vehicle-parking", each.GetProperty("category").GetString()));
        Assert.Equal(10, Directory.GetFiles(folder.Path, "*.jpg").Length);
    }
}
