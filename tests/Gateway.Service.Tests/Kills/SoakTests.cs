using EdgeGateway.KillLedger.Soak;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Kills;

/// <summary>The soak in short: the harness works, and one of each kind of trouble leaves nothing behind.</summary>
public sealed class SoakTests
{
    [Fact]
    public async Task Soak_SomeSecondsOfTrouble_CamerasComeBackAndEveryCaseArrivesOnce()
    {
        Assert.SkipWhen(SharedFiles.Find("footage/vtest.avi") is null, SharedFiles.Missing("footage/vtest.avi"));
        Assert.SkipWhen(SharedFiles.Find("models/yolox_nano_416.onnx") is null, SharedFiles.Missing("models/yolox_nano_416.onnx"));
        var plan = new SoakPlan(TimeSpan.FromSeconds(7), Lasts: TimeSpan.FromSeconds(1), Rest: TimeSpan.FromSeconds(1))
        {
            Cameras = 1,
            Threshold = TimeSpan.FromSeconds(2),
            Order = [SoakTrouble.Torn, SoakTrouble.ClockForward, SoakTrouble.BrokerDown],
        };

        var report = await SoakRun.RunAsync(plan, SharedFiles.Find("footage/vtest.avi")!, line => TestContext.Current.TestOutputHelper?.WriteLine(line));

        Assert.Empty(report.Findings);
        Assert.True(report.Cases.Filed > 0 && report.Troubles >= 1, report.ToString());
    }
}
