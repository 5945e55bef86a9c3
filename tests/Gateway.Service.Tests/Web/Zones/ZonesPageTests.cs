using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Trials;
using EdgeGateway.Testing;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Web.Zones;

/// <summary>Zones, lines, hours and masks drawn and saved in a real browser, and rules tried on a film.</summary>
public sealed class ZonesPageTests(ZonesGateway house) : IClassFixture<ZonesGateway>
{
    [Fact]
    public async Task Draw_ZoneAndHours_AreInForce()
    {
        await using var rig = await ZonesRig.OpenAsync(house.Editing);
        var other = rig.Editing.Gateway.Get<CameraRoster>().Find("cam-2");
        await rig.GoAsync("cam-1");
        await rig.CountAsync(".zone-point", 4);
        await rig.CountAsync(".zone-region", 1);
        await rig.DragAsync("[data-point='2']", 0.7, 0.8);
        await rig.CountAsync(".zone-point.is-chosen", 1);
        await rig.DragAsync("[data-mid='0']", 0.5, 0.1);
        await rig.CountAsync(".zone-point", 5);
        await rig.Page.ClickAsync("#zone-remove-point");
        await rig.CountAsync(".zone-point", 4);

        await rig.PutAsync("threshold", "soon");
        await rig.SeesAsync("这里应为", ".rule-form");
        await Assertions.Expect(rig.Page.Locator("#zones-save")).ToBeDisabledAsync();
        await rig.Browser.PictureAsync("zones-error-1366");
        await rig.PutAsync("threshold", "90 s");
        await rig.Page.CheckAsync("[data-field=shadow]");
        await rig.Page.ClickAsync("[data-add-span]");
        await rig.Page.ClickAsync("[data-span='0'] [data-day=holiday]");
        await rig.CountAsync(".zone-error", 0);
        await rig.Page.ClickAsync("#zones-save");
        await rig.SeesAsync("先写明修改人", ".zones-foot");
        await rig.SaveAsync("0712 · 运维");
        await rig.SeesAsync("已保存", ".zones-said");
        await rig.Browser.PictureAsync("zones-saved-1366");

        var rule = (await rig.SavedAsync("cam-1")).Rules.Single();
        Assert.Equal((TimeSpan.FromSeconds(90), true), (rule.Threshold, rule.Shadow));
        Assert.Equal(["workday", "holiday"], rule.Schedule.Single().Days);
        Assert.Equal(0.7, rule.Zone[2][0], 0.02);
        Assert.Equal(0.8, rule.Zone[2][1], 0.02);
        Assert.Same(other, rig.Editing.Gateway.Get<CameraRoster>().Find("cam-2"));
        Assert.Contains("// Two cameras", rig.Editing.Text);
        Assert.Contains("\"regions\": [[0.6, 0, 1, 0.35]]", rig.Editing.Text);
        Assert.Empty(rig.Editing.Gateway.Errors);
    }

    [Fact]
    public async Task Draw_NewRuleWithLineAndAMask_OnAPhone()
    {
        await using var rig = await ZonesRig.OpenAsync(house.Editing, 390, 844);
        await rig.GoAsync("cam-phone");
        await rig.ChooseAsync("#rule-new", "[data-rule=rule-1][aria-pressed=true]");
        await rig.PutAsync("id", "gate-count");
        await rig.Page.SelectOptionAsync("[data-field=kind]", "crossing");
        await rig.SeesAsync("越线规则需要一条线", ".zones-right");
        await rig.ChooseAsync("#part-line", "#part-line[aria-pressed=true]");
        await rig.DrawAsync((0.2, 0.5), (0.8, 0.5));
        await rig.CountAsync(".zone-side", 2);
        await rig.ChooseAsync("#mask-new", "[data-mask='0'][aria-pressed=true]");
        await rig.DrawAsync((0.3, 0.3), (0.6, 0.3), (0.6, 0.7));
        Assert.True(await rig.FitsAsync());
        await rig.Browser.PictureAsync("zones-390");
        await rig.SaveAsync("王工");
        await rig.SeesAsync("已保存", ".zones-said");

        var camera = await rig.SavedAsync("cam-phone");
        var rule = camera.Rules[1];
        Assert.Equal(("gate-count", "crossing", 2), (rule.Id, rule.Kind, rule.Line.Count));
        Assert.Equal(0.8, rule.Line[1][0], 0.02);
        Assert.Equal(3, camera.Masks.Single().Count);
    }

    [Fact]
    public async Task Mask_DrawnOnTheStill_IsBlackInTheNextPicture()
    {
        await using var rig = await ZonesRig.OpenAsync(house.Editing, 1024);
        await Wait.UntilAsync(() => rig.Editing.Gateway.Get<CameraRoster>().Find("cam-film")!.HasPicture, TimeSpan.FromSeconds(30));
        await rig.GoAsync("cam-film");
        await rig.ChooseAsync("#mask-new", "[data-mask='0'][aria-pressed=true]");
        await rig.DrawAsync((0.3, 0.3), (0.7, 0.3), (0.7, 0.7), (0.3, 0.7));
        await rig.SaveAsync("0712");
        await rig.SeesAsync("已保存", ".zones-said");
        Assert.Equal(4, (await rig.SavedAsync("cam-film")).Masks.Single().Count);
        await IsBlackAsync(rig);
        await rig.Page.ClickAsync(".zones-fresh");
        await rig.Browser.PictureAsync("zones-mask-1024");
    }

    /// <summary>The next picture is black under the mask and not beside it.</summary>
    private static async Task IsBlackAsync(ZonesRig rig)
    {
        await Wait.UntilAsync(() => rig.Editing.Gateway.Get<CameraRoster>().Find("cam-film")!.HasPicture, TimeSpan.FromSeconds(30));
        var light = await rig.Page.EvaluateAsync<int[]>("""
            async () => {
              const picture = await createImageBitmap(await (await fetch('/api/v1/cameras/cam-film/still.jpg')).blob());
              const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
              canvas.drawImage(picture, 0, 0);
              const at = (x, y) => Math.max(...canvas.getImageData(x * picture.width, y * picture.height, 1, 1).data.slice(0, 3));
              return [at(0.5, 0.5), at(0.1, 0.9)];
            }
            """);
        Assert.InRange(light[0], 0, 20);
        Assert.InRange(light[1], 60, 255);
    }

    [Fact]
    public async Task Tester_DemoFilm_ShowsTheTwoStandingVehiclesAndFilesNothing()
    {
        Assert.SkipUnless(SharedFiles.Find("footage/vtest.avi") is not null, SharedFiles.Missing("footage/vtest.avi"));
        Assert.SkipUnless(SharedFiles.Find("models/yolox_nano_416.onnx") is not null, SharedFiles.Missing("models/yolox_nano_416.onnx"));
        await using var rig = await ZonesRig.OpenAsync(house.Editing);
        await rig.GoAsync("cam-demo");
        // Not saved: the tester takes the rules as they stand on the page.
        await rig.PutAsync("threshold", "10 s");
        await rig.Page.ClickAsync("#trial-start");
        await Assertions.Expect(rig.Page.Locator("[data-tried=parking] li")).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await rig.Page.ClickAsync("#trial-stop");
        await rig.CountAsync("[data-trial=stopped], [data-trial=done]", 1);

        await rig.CountAsync("[data-tried=parking] li", 2);
        await rig.SeesAsync("试运行，不上报", "[data-tried=parking]");
        await rig.SeesAsync("至少 10 秒", "[data-tried=parking]");
        await rig.SeesAsync("0 件", "[data-tried=people]");
        Assert.True(await rig.Page.EvaluateAsync<bool>("async () => { const i = document.querySelector('[data-tried=parking] img'); i.loading = 'eager'; await i.decode(); return i.naturalWidth === 768; }"));
        await rig.Page.Locator(".trial").ScrollIntoViewIfNeededAsync();
        await rig.Browser.PictureAsync("zones-trial-1366");

        // The rule is in force for one minute of the night: given an hour, the film is judged by it.
        await rig.SeesAsync("不看时段", ".trial-state");
        await TryAtAsync(rig, "2026-11-26T12:00", "0 件");
        await TryAtAsync(rig, "2026-11-26T03:00", "2 件");
        await rig.SeesAsync("假定从 2026-11-26 03:00 开始", ".trial-state");
        Assert.Empty(rig.Editing.Gateway.Get<CaseStore>().Latest(10));
        Assert.Equal(TimeSpan.FromMinutes(30), rig.Editing.Read().Cameras.Single(camera => camera.Id == "cam-demo").Rules[0].Threshold);
    }

    private static async Task TryAtAsync(ZonesRig rig, string at, string found)
    {
        var desk = rig.Editing.Gateway.Get<TrialDesk>();
        await rig.Page.FillAsync("#trial-at", at);
        await rig.Page.ClickAsync("#trial-start");
        await Wait.UntilAsync(() => desk.Current is { At: { } begun, Seconds: >= 14 } && $"{begun:s}".StartsWith(at, StringComparison.Ordinal), TimeSpan.FromMinutes(2), () => $"{desk.Current?.At} {desk.Current?.Word} {desk.Current?.Seconds}");
        await rig.Page.ClickAsync("#trial-stop");
        await rig.CountAsync("[data-trial=stopped], [data-trial=done]", 1);
        await rig.SeesAsync(found, "[data-tried=parking]");
    }

    [Fact]
    public async Task Wall_EveryCamera_LeadsToItsEditor()
    {
        await using var gateway = await TestGateway.StartAsync($$"""{ "cameras": [{{ZonesGateway.Off}}] }""");

        var html = await gateway.ReadAsync("/cameras");

        Assert.Contains("href=\"cameras/cam-1/zones\"", html);
        Assert.Contains("href=\"cameras/cam-2/zones\"", html);
        Assert.Contains("href=\"cases", html);
        Assert.Contains("没有这个摄像头", await gateway.ReadAsync("/cameras/cam-9/zones"));
        Assert.Contains("不在配置文件里", await gateway.ReadAsync("/cameras/cam-1/zones"));
    }
}
