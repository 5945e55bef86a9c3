using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Verbs;

public sealed class ModelVerbTests
{
    [Fact]
    public async Task List_NamesEveryKnownModel()
    {
        await using var gateway = GatewayProcess.Start(["model", "list"]);

        Assert.Equal(0, await gateway.ExitedAsync());
        Assert.Contains("yolox_nano_416", gateway.Output);
        Assert.Contains("deimv2_femto_416", gateway.Output);
        Assert.Equal(4, gateway.Output.Trim().Split('\n').Length);
    }

    [Fact]
    public async Task Pull_UnknownModel_IsRefusedWithTheKnownNames()
    {
        await using var gateway = GatewayProcess.Start(["model", "pull", "yolo_v99"]);

        Assert.Equal(1, await gateway.ExitedAsync());
        Assert.Contains("yolox_nano_416", gateway.ErrorOutput);
    }

    [Fact]
    public async Task Model_WithoutAWord_ShowsHow()
    {
        await using var gateway = GatewayProcess.Start(["model"]);

        Assert.Equal(64, await gateway.ExitedAsync());
        Assert.Contains("model pull NAME", gateway.ErrorOutput);
    }

    [Fact]
    public async Task Ensure_ModelThatIsHere_SaysNothing()
    {
        Assert.SkipWhen(SharedFiles.Find("models/yolox_nano_416.onnx") is null, SharedFiles.Missing("models"));
        await using var gateway = GatewayProcess.Start(["model", "ensure", "yolox_nano_416"]);

        Assert.Equal(0, await gateway.ExitedAsync());
        Assert.Equal("", (gateway.Output + gateway.ErrorOutput).Trim());
    }
}
