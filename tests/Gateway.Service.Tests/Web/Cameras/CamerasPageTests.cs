using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Tests.Cases;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Web.Cameras;

public sealed class CamerasPageTests
{
    private const string TwoCameras = """
        { "cameras": [
          { "id": "cam-1", "name": "东门路口", "address": "file:/nowhere.mp4", "enabled": false, "location": "东门路与人民路口", "grid": "330106001002001",
            "rules": [{ "id": "parking", "kind": "standing", "category": "motor-vehicle-parking", "labels": ["car"] }] },
          { "id": "cam-2", "address": "file:/nowhere.mp4", "model": "hog" }] }
        """;

    [Fact]
    public async Task Page_CameraWithoutPicture_SaysWhyAndWhatToDo()
    {
        await using var gateway = await TestGateway.StartAsync(TwoCameras);
        await Wait.UntilAsync(() => gateway.Get<CameraRoster>().Find("cam-2")!.Status.Trouble is not null);

        var html = await gateway.ReadAsync("/cameras");

        Assert.Contains("2 路摄像头，1 路需要处理", html);
        Assert.Contains("东门路口", html);
        Assert.Contains("已停用", html);
        Assert.Contains("录像文件不存在。", html);
        Assert.Contains("还没有画面", html);
        Assert.Contains("还没有发现", html);
    }

    [Fact]
    public async Task Page_AfterACase_ShowsPictureCodePlaceDwellAndDelivery()
    {
        await using var gateway = await TestGateway.StartAsync(TwoCameras);
        gateway.Get<CaseDesk>().Submit(Candidates.One());
        await Wait.UntilAsync(() => gateway.Get<CaseStore>().Latest(1).Count == 1);
        var id = gateway.Get<CaseStore>().Latest(1)[0].Id;

        var html = await gateway.ReadAsync("/cameras");

        Assert.Contains($"api/v1/cases/{id}/stills/overlay.jpg", html);
        Assert.Contains("09009", html);
        Assert.Contains("东门路与人民路口", html);
        Assert.Contains("至少 20 秒（±0.5 秒）", html);
        Assert.Contains("待审核", html);
        Assert.Contains("无上送去向", html);
        Assert.Contains("33010609009", html);
    }

    [Fact]
    public async Task Page_InEnglish_SaysTheSame()
    {
        await using var gateway = await TestGateway.StartAsync(TwoCameras);
        gateway.Get<CaseDesk>().Submit(Candidates.One());
        await Wait.UntilAsync(() => gateway.Get<CaseStore>().Latest(1).Count == 1);
        using var chosen = await gateway.GetAsync("/language/en");

        var html = await gateway.ReadAsync("/cameras");

        Assert.Contains("Motor vehicle parked where it must not", html);
        Assert.Contains("at least 20 s (±0.5 s)", html);
        Assert.Contains("To be reviewed", html);
    }
}
