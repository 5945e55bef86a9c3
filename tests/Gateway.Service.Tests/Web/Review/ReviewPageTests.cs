using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Tests.Cases;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Web.Review;

/// <summary>The reviewer's work in a real browser.</summary>
public sealed class ReviewPageTests
{
    [Fact]
    public async Task Keys_AcceptUndoAndReject_ChangeTheCasesAndNameThePerson()
    {
        await using var rig = await ReviewRig.OpenAsync();
        var (lane, bicycles, parking) = (rig.Cases[0].Id, rig.Cases[1].Id, rig.Cases[2].Id);
        await rig.GoAsync("cases");
        await rig.CountAsync(".review-row", 3);
        await rig.Page.Keyboard.PressAsync("j");
        await rig.SeesAsync("证据相符：5 张照片", ".case-proof");
        await rig.Browser.PictureAsync("review-1366");

        await rig.Page.Keyboard.PressAsync("a");
        await rig.SeesAsync("先写明审核人", ".review-bar");
        await rig.NameAsync("0712 · 审核员");
        await rig.Page.Keyboard.PressAsync("a");
        await rig.SeesAsync("将确认", $".review-row[data-case='{lane}']");
        await rig.Page.Keyboard.PressAsync("z");
        await rig.CountAsync(".review-held", 0);
        Assert.EndsWith($"cases/{lane}", rig.Page.Url);
        await rig.Page.Keyboard.PressAsync("a");
        // The next one is there at once: two verdicts wait side by side.
        await Assertions.Expect(rig.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"cases/{bicycles}$"));
        await rig.Page.Keyboard.PressAsync("r");
        await rig.SeesAsync("为什么驳回", ".review-reject");
        await rig.Browser.PictureAsync("review-reject-1366");
        await rig.Page.Keyboard.PressAsync("7");
        await rig.StateAsync(lane, CaseStates.Filed);
        await rig.StateAsync(bicycles, CaseStates.Rejected);
        await rig.CountAsync(".review-row", 1);
        Assert.Equal(("0712 · 审核员", "重复案件"), (rig.Store.StepsOf(bicycles)[^1].By, rig.Store.StepsOf(bicycles)[^1].Reason));
        Assert.Equal(CaseStates.PendingReview, rig.Store.Find(parking)!.State);
        Assert.Empty(rig.Gateway.Errors);
    }

    [Fact]
    public async Task Touch_OnAPhone_DoesTheSameAndRemembersWhoReviews()
    {
        await using var rig = await ReviewRig.OpenAsync(390, 844);
        var (lane, bicycles) = (rig.Cases[0].Id, rig.Cases[1].Id);
        await rig.GoAsync("cases");
        await rig.Browser.PictureAsync("review-list-390");
        await rig.Page.ClickAsync($".review-row[data-case='{lane}'] a");
        await rig.NameAsync("王工");
        Assert.True(await rig.FitsAsync());
        await rig.Browser.PictureAsync("review-case-390");
        await rig.Page.ClickAsync("#review-accept");
        // Leaving does not lose the verdict.
        await rig.GoAsync($"cases/{bicycles}");
        await rig.StateAsync(lane, CaseStates.Filed);
        Assert.Equal("王工", await rig.Page.InputValueAsync("#review-by"));
        await rig.Page.ClickAsync("#review-reject");
        await rig.Page.FillAsync("#review-reason", "施工围挡");
        await rig.Browser.PictureAsync("review-reject-390");
        await rig.Page.ClickAsync(".review-reject [type=submit]");
        await rig.StateAsync(bicycles, CaseStates.Rejected);
        Assert.Equal("施工围挡", rig.Store.StepsOf(bicycles)[^1].Reason);
    }

    [Fact]
    public async Task Filters_AreInTheAddressAndCountPerState()
    {
        await using var rig = await ReviewRig.OpenAsync(1024);
        await rig.GoAsync("cases");
        await rig.SeesAsync("3", ".review-tabs [data-state=pending-review]");
        await rig.SeesAsync("1", ".review-tabs [data-state=shadow]");
        await rig.Page.ClickAsync(".review-tabs [data-state=all]");
        await rig.CountAsync(".review-row", 4);
        await rig.Page.ClickAsync(".review-filters summary");
        await rig.Page.SelectOptionAsync("#review-category", "fire-lane-blocked");
        await rig.CountAsync(".review-row", 1);
        await rig.SeesAsync("1", ".review-tabs [data-state=all]");
        Assert.Contains("state=all&category=fire-lane-blocked", rig.Page.Url);
        await rig.Browser.PictureAsync("review-filter-1024");
        await rig.Page.ReloadAsync();
        await rig.CountAsync(".review-row", 1);

        Assert.Equal("""{"pending-review":1}""", await rig.Gateway.ReadAsync("/api/v1/cases/counts?category=fire-lane-blocked"));
        Assert.Contains("fire-lane", await rig.Gateway.ReadAsync("/api/v1/cases/queue?category=fire-lane-blocked&from=2020-01-01"));
        Assert.Equal("[]", await rig.Gateway.ReadAsync("/api/v1/cases/queue?to=2020-01-01"));

        await rig.GoAsync("cases?state=all&trial=only");
        await rig.CountAsync(".review-row", 1);
        await rig.GoAsync("cases?state=all&to=2020-01-01");
        await rig.SeesAsync("没有符合条件的案件", ".review-list");
        Assert.True(await rig.FitsAsync());
    }

    [Fact]
    public async Task Viewer_DeepLink_ShowsMomentsOverlayCropAndWhatIsKnown()
    {
        await using var rig = await ReviewRig.OpenAsync(1024);
        var parking = rig.Cases[2];
        await rig.GoAsync($"cases/{parking.Id}");
        foreach (var text in new[] { "09009", "东门街道综合执法队", "330106001002001", "120.123456, 30.250000", "备案号（示范）", "至少 20 秒", "33010609009", "等待审核" })
            await rig.SeesAsync(text, ".case-facts");
        await StillAsync(rig, "overlay.jpg");
        await rig.Page.Keyboard.PressAsync("o");
        await StillAsync(rig, "clean.jpg");
        await rig.Page.Keyboard.PressAsync("c");
        await StillAsync(rig, "crop.jpg");
        await rig.Page.Keyboard.PressAsync("1");
        await StillAsync(rig, "first-crop.jpg");
        await rig.Page.Keyboard.PressAsync("c");
        await rig.Page.Keyboard.PressAsync("o");
        await StillAsync(rig, "first.jpg");
        await rig.CountAsync(".case-picture svg rect", 1);
        await rig.Browser.PictureAsync("review-viewer-1024");
        await rig.Page.Keyboard.PressAsync("f");
        await rig.CountAsync(".case-pictures.is-big", 1);
        await rig.Browser.PictureAsync("review-big-1024");
        await rig.Page.Keyboard.PressAsync("Escape");
        await rig.CountAsync(".case-pictures.is-big", 0);

        rig.Gateway.Get<CaseDesk>().Vacate(Candidates.Empty("cam-1/parking/car/3-3"));
        await rig.CountAsync("[data-moment=after]", 1);
        File.Delete(Directory.EnumerateFiles(Path.Combine(rig.Gateway.DataDirectory, "evidence"), "first.jpg", SearchOption.AllDirectories).Single(path => path.Contains($"{parking.Id}", StringComparison.Ordinal)));
        await rig.GoAsync($"cases/{parking.Id}");
        await rig.SeesAsync("照片不在：first.jpg", ".case-facts");
        await rig.SeesAsync("证据有 1 处不符", ".case-proof");
    }

    [Fact]
    public async Task HandedOver_Case_SaysWhichBoxHasItAndOffersNoVerdict()
    {
        await using var rig = await ReviewRig.OpenAsync();
        var lane = rig.Cases[0].Id;
        await rig.GoAsync($"cases/{lane}");
        await rig.NameAsync("0712");
        await rig.CountAsync("#review-accept", 1);
        await rig.HandOverAsync(lane, "box-b");

        await rig.SeesAsync("移交给网关 box-b，这里只能查看。", ".review-bar");
        await rig.SeesAsync("请到 box-b 上审核。", ".review-bar");
        await rig.CountAsync("#review-accept, #review-reject, #review-by", 0);
        await rig.Page.Keyboard.PressAsync("a");
        await rig.Page.Keyboard.PressAsync("r");
        await rig.CountAsync(".review-held, .review-reject", 0);
        // It does not wait here any more.
        await rig.SeesAsync("2", ".review-tabs [data-state=pending-review]");
        await rig.Browser.PictureAsync("review-moved-1366");
        await rig.Page.ClickAsync(".review-tabs [data-state=moved]");
        await rig.CountAsync(".review-row", 1);
        await rig.SeesAsync("已移交给 box-b", $".review-row[data-case='{lane}']");
        Assert.Equal(CaseStates.PendingReview, rig.Store.Find(lane)!.State);
        Assert.Empty(rig.Gateway.Errors);
    }

    private static Task StillAsync(ReviewRig rig, string name) => rig.CountAsync($".case-picture[data-still='{name}']", 1);
}
