using System.Text;
using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.Checkout;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Web.Office;

/// <summary>What whoever looks after the shop does on its pages: catalogue and lists, areas, one identity on record.</summary>
public sealed class OfficePagesTests : IClassFixture<TillHouse>
{
    private const string Password = "office-test";
    private readonly TillHouse _house;

    public OfficePagesTests(TillHouse house)
    {
        _house = house;
        _house.Password = Password;
        _house.Settings = [("Log__Level", "Debug")];
    }

    [Fact]
    public async Task Catalogue_FileWithMistakesThenRight_IsCheckedBeforeItIsTakenOver()
    {
        await using var till = await _house.OpenAsync(1024);
        var page = till.Page;
        await page.GotoAsync("/configuration");
        await page.ClickAsync("a[href='catalogue']");
        await page.WaitForSelectorAsync("[data-live]");
        var before = till.Gateway.Get<CatalogueShelf>().Current.Edition;
        await till.SeesAsync(before.Version, ".office");

        await ChooseAsync(page, "#catalogue-file", "名单.csv", "有效成分,类别,生效日期,依据\n吡虫啉,禁了,2026-12-01,样例\n毒死蜱,限用,明天,样例\n");
        await till.SeesAsync("有 2 处错误，什么都没有改动", ".office-mistakes");
        await till.SeesAsync("第 2 行，类别：'禁了' 不在可用的词里", ".office-mistakes");
        await till.SeesAsync("第 3 行，生效日期：'明天' 不是", ".office-mistakes");
        await Assertions.Expect(page.Locator("#catalogue-take")).ToBeDisabledAsync();
        await till.PictureAsync("70-catalogue-mistakes-1024");
        Assert.Equal(before, till.Gateway.Get<CatalogueShelf>().Current.Edition);

        await ChooseAsync(page, "#catalogue-file", "名单.csv", "有效成分,类别,生效日期,依据\n吡虫啉,禁用,2026-12-01,样例公告\n");
        await till.SeesAsync("→ 1", "#catalogue-trial");
        Assert.Equal(before, till.Gateway.Get<CatalogueShelf>().Current.Edition);
        await page.FillAsync("#catalogue-name", "名单九");
        await page.Keyboard.PressAsync("Tab");
        await till.SeesAsync("名单九", "#catalogue-trial");
        await till.PictureAsync("71-catalogue-trial-1024");
        await page.FocusAsync("#catalogue-take");
        await page.Keyboard.PressAsync("Enter");
        await till.SeesAsync("名单九 已生效", ".office");
        var now = till.Gateway.Get<CatalogueShelf>().Current.Edition;
        Assert.Equal("名单九", now.Version);
        await till.SeesAsync(now.Sha256[..16], "#catalogue-editions tbody tr:first-child");
        await page.Locator("#catalogue-lists summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await till.SeesAsync("样例公告", "#catalogue-lists");
        await FitsAPhoneAsync(till, "72-catalogue-phone");
        await page.GotoAsync("/language/en?back=/catalogue");
        await till.SeesAsync("Take it over", ".office");
        Assert.Empty(till.Gateway.Errors);
    }

    [Fact]
    public async Task Areas_OfOneBuyerAndAWholeTable_AreRecordedAndMultiplied()
    {
        await using var till = await _house.OpenAsync(1024);
        var page = till.Page;
        await page.GotoAsync("/areas");
        await page.WaitForSelectorAsync("[data-live]");
        await page.FillAsync("#areas-number", Cards.FirstNumber);
        await page.Keyboard.PressAsync("Enter");
        await till.SeesAsync("还没有登记面积", "#areas-buyer");
        await page.FillAsync("#areas-crop", "水稻");
        await page.FillAsync("#areas-mu", "2.5");
        await page.Keyboard.PressAsync("Enter");
        await till.SeesAsync("已登记：水稻 2.5 亩", ".office");
        await till.SeesAsync("30 公斤", "#areas-standing");
        await till.PictureAsync("73-areas-1024");
        await page.FillAsync("#areas-crop", "水稻");
        await page.FillAsync("#areas-mu", "3");
        await page.ClickAsync("#areas-set");
        await till.SeesAsync("36 公斤", "#areas-standing");

        await ChooseAsync(page, "#areas-file", "面积.csv", $"证件号码,作物,面积亩\n{Cards.SecondNumber},茶叶,很多\n{Cards.FirstNumber[..^1]}X,水稻,1\n");
        await till.SeesAsync("第 2 行：面积不是", ".office-mistakes");
        await till.SeesAsync("第 3 行：证件号码的校验位不对", ".office-mistakes");
        await ChooseAsync(page, "#areas-file", "面积.csv", $"证件号码,作物,面积亩\n{Cards.SecondNumber},茶叶,4\n");
        await till.SeesAsync("整张表已登记", ".office");
        await page.FillAsync("#areas-number", Cards.SecondNumber);
        await page.Keyboard.PressAsync("Enter");
        await till.SeesAsync("4 亩", "#areas-buyer");
        await FitsAPhoneAsync(till, "74-areas-phone");
        Assert.Empty(till.Gateway.Errors);
    }

    [Fact]
    public async Task Identity_AskedFor_NeedsReasonAndPasswordIsOnRecordAndHides()
    {
        await using var till = await _house.OpenAsync(1024);
        var page = till.Page;
        till.Reader.Place(EdgeGateway.Devices.Virtual.SyntheticCards.First);
        await till.SeesAsync("测**", ".till-buyer");
        await till.ScanAsync("Q001");
        await till.SeesAsync("打印并完成", "#till-main");
        await till.CompleteAsync();
        var code = (await till.Newest.Locator(".till-code").InnerTextAsync()).Trim();

        await page.GotoAsync("/identity");
        await page.WaitForSelectorAsync("[data-live]");
        await AskAsync(page, code, "执法检查要求", "wrong");
        await till.SeesAsync("操作密码不对", ".office");
        await AskAsync(page, code, "查", Password);
        await till.SeesAsync("请写明查看理由", ".office");
        await AskAsync(page, "AAAA-AAAAA", "执法检查要求", Password);
        await till.SeesAsync("没有这张小票", ".office");
        Assert.Empty(Looks(till));
        Leaks.AssertNone(await page.ContentAsync());

        await AskAsync(page, code.ToLowerInvariant(), "执法检查要求", Password);
        await till.SeesAsync(Cards.FirstNumber, "#identity-fields");
        Assert.Equal(["执法检查要求"], Looks(till));
        Assert.Equal("", await page.InputValueAsync("#identity-password"));
        await till.PictureAsync("75-identity-1024");
        await page.FocusAsync("#identity-hide");
        await page.Keyboard.PressAsync("Enter");
        await till.SeesAsync("已隐藏", "#identity-hidden");
        Leaks.AssertNone(await page.ContentAsync());
        Assert.All(_house.Logs, Leaks.AssertNone);
        Assert.NotEmpty(_house.Logs);
        await FitsAPhoneAsync(till, "76-identity-phone");
        Assert.Empty(till.Gateway.Errors);
    }

    /// <summary>Reasons on record.</summary>
    private static List<string> Looks(TillBrowser till) => till.Gateway.Get<JournalStore>().Read(connection =>
    {
        using var command = connection.Command("SELECT reason FROM identity_reveal ORDER BY seq");
        using var row = command.ExecuteReader();
        var reasons = new List<string>();
        while (row.Read())
            reasons.Add(row.GetString(0));
        return reasons;
    });

    private static async Task AskAsync(IPage page, string code, string reason, string password)
    {
        await page.FillAsync("#identity-code", code);
        await page.FillAsync("#identity-reason", reason);
        await page.FillAsync("#identity-password", password);
        await page.Keyboard.PressAsync("Enter");
    }

    private static Task ChooseAsync(IPage page, string field, string name, string text) =>
        page.SetInputFilesAsync(field, new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });

    private static async Task FitsAPhoneAsync(TillBrowser till, string picture)
    {
        Assert.True(await till.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "too wide at 1024");
        await till.Page.SetViewportSizeAsync(390, 800);
        await till.PictureAsync(picture);
        Assert.True(await till.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "too wide for a phone");
    }
}
