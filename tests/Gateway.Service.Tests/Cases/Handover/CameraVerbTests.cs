using System.Text.Json;
using EdgeGateway.Service.Cases.Handover;
using EdgeGateway.Service.Verbs;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Cases.Handover;

/// <summary>The verb against two running gateways.</summary>
public sealed class CameraVerbTests
{
    private static string Configuration(TestGateway gateway, TempFolder folder)
    {
        var file = folder.File($"{gateway.Options.GatewayId}.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new { gatewayId = gateway.Options.GatewayId, dataDirectory = gateway.DataDirectory, web = new { port = gateway.Http.BaseAddress!.Port } }));
        return file;
    }

    [Fact]
    public async Task ExportAndImport_RunningGateways_MoveTheCameraAndSayNoTheSecondTime()
    {
        await using var boxes = await TwoBoxes.StartAsync(threshold: "2 s");
        using var folder = new TempFolder();
        var (a, b, file) = (Configuration(boxes.A, folder), Configuration(boxes.B, folder), folder.File("cam-1.json"));
        await Wait.UntilAsync(() => TwoBoxes.Cases(boxes.A).Count == 1);

        Assert.Equal(ExitCodes.BadUsage, await RunAsync("camera", "export", "cam-1", file, "--config", a));
        Assert.Equal(ExitCodes.Refused, await RunAsync("camera", "export", "cam-9", file, "--to", "box-b", "--config", a));
        Assert.False(File.Exists(file));
        Assert.Equal(ExitCodes.Done, await RunAsync("camera", "export", "cam-1", file, "--to", "box-b", "--config", a));
        Assert.Equal(ExitCodes.Refused, await RunAsync("camera", "import", file, "--config", b));
        Assert.Equal(ExitCodes.Done, await RunAsync("camera", "import", file, "--key-id", boxes.KeyOfA, "--config", b));
        Assert.Equal(ExitCodes.Refused, await RunAsync("camera", "import", file, "--key-id", boxes.KeyOfA, "--config", b));

        Assert.Single(TwoBoxes.Cases(boxes.B));
    }

    private static Task<int> RunAsync(params string[] words) => CameraVerb.RunAsync(CommandLine.Parse(words));
}
