using EdgeGateway.Protocols.Messages;
using EdgeGateway.Service.Health;

namespace EdgeGateway.Service.Tests.Web.Ops;

public sealed class OpsPageTests
{
    private static readonly Trouble NoPaper = new("printer.paper", new("打印机缺纸。", "The printer has no paper."), new("请换一卷纸。", "Put in a new roll."));

    [Fact]
    public async Task Page_NothingWrong_SaysNobodyIsNeeded()
    {
        await using var gateway = await TestGateway.StartAsync();

        Assert.Contains("一切正常", await gateway.ReadAsync("/ops"));
    }

    [Fact]
    public async Task Page_SomethingWrong_SaysHowManyThenCauseAndNextStep()
    {
        await using var gateway = await TestGateway.StartAsync();
        var health = gateway.Get<HealthRegistry>();
        health.Report(new ThingStatus("printer-1", ThingKinds.ReceiptPrinter, ThingState.Offline, DateTimeOffset.UnixEpoch, NoPaper));
        health.Report(new ThingStatus("camera-1", ThingKinds.Camera, ThingState.Degraded, DateTimeOffset.UnixEpoch, NoPaper with { Code = "camera.slow" }));

        var html = await gateway.ReadAsync("/ops");

        Assert.Contains("有 2 项需要处理", html);
        Assert.Contains("打印机缺纸。", html);
        Assert.Contains("请换一卷纸。", html);
        Assert.True(html.IndexOf("小票打印机 printer-1", StringComparison.Ordinal) < html.IndexOf("摄像头 camera-1", StringComparison.Ordinal), "The worst comes first.");
    }

    [Fact]
    public async Task Page_InEnglish_SaysTheSame()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.Get<HealthRegistry>().Report(new ThingStatus("printer-1", ThingKinds.ReceiptPrinter, ThingState.Offline, DateTimeOffset.UnixEpoch, NoPaper));
        using var chosen = await gateway.GetAsync("/language/en");

        var html = await gateway.ReadAsync("/ops");

        Assert.Contains("1 thing needs somebody", html);
        Assert.Contains("Put in a new roll.", html);
        Assert.DoesNotContain("请换一卷纸", html);
    }

    [Fact]
    public async Task DemoSwitches_OnlyInTheDemo()
    {
        await using var real = await TestGateway.StartAsync();
        await using var demo = await TestGateway.StartDemoAsync();

        Assert.DoesNotContain("演示开关", await real.ReadAsync("/ops"));
        Assert.Contains("演示开关", await demo.ReadAsync("/ops"));
    }
}
