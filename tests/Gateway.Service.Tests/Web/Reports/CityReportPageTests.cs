using System.Text;
using System.Text.RegularExpressions;
using EdgeGateway.Service.Cases;
using EdgeGateway.Service.Tests.Checkout;
using EdgeGateway.Service.Tests.Web.Review;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Web.Reports;

/// <summary>The city's weekly and monthly report on a screen, on a phone and on paper.</summary>
public sealed class CityReportPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1366, 768)]
    [InlineData(390, 844)]
    public async Task Report_OnAScreen_FitsAndChangesPeriods(int width, int height)
    {
        await using var rig = await FilledAsync(width, height);

        await rig.SeesAsync("城市事件周报", "h1");
        await rig.SeesAsync("占用消防通道", ".city");
        await rig.Browser.PictureAsync($"city-{width}", full: true);
        Assert.True(await rig.FitsAsync());
        Assert.Empty(await Looks.TooFaintAsync(rig.Page));
        // No table hides a part of itself either.
        Assert.True(await rig.Page.EvaluateAsync<bool>("() => [...document.querySelectorAll('.city-scroll')].every(one => one.scrollWidth <= one.clientWidth)"));
        await ClickAsync(rig, "月报");
        await rig.SeesAsync("城市事件月报", "h1");
        await rig.Page.ClickAsync("#city-before");
        await Assertions.Expect(rig.Page.Locator(".city-totals tr:first-child td").First).ToHaveTextAsync("0");
        Assert.Empty(rig.Gateway.Errors);
    }

    [Fact]
    public async Task Report_Printed_IsOnePageWithoutTheScreensTools()
    {
        await using var rig = await FilledAsync(1366, 768);

        var paper = await rig.Page.PdfAsync(new() { Format = "A4", PrintBackground = false });
        if (Environment.GetEnvironmentVariable("EDGEGATEWAY_PICTURES") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, "city.pdf"), paper, Cancel);

        Assert.Single(Regex.Matches(Encoding.Latin1.GetString(paper), "/Type ?/Page\\b(?!s)"));
        await rig.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await rig.Page.SetViewportSizeAsync(717, 1014);
        await rig.Browser.PictureAsync("city-print");
        foreach (var tool in new[] { ".city-tools", "nav" })
        {
            foreach (var one in await rig.Page.Locator(tool).AllAsync())
                Assert.False(await one.IsVisibleAsync(), tool);
        }
    }

    private static async Task<ReviewRig> FilledAsync(int width, int height)
    {
        var rig = await ReviewRig.OpenAsync(width, height);
        var review = rig.Gateway.Get<ReviewDesk>();
        await review.MoveAsync(rig.Cases[0].Id, CaseMove.Accept, "0712", "", Cancel);
        await review.MoveAsync(rig.Cases[1].Id, CaseMove.Reject, "0712", "重复案件", Cancel);
        await rig.Page.GotoAsync(new Uri(rig.Gateway.Http.BaseAddress!, "reports/city").ToString());
        await Assertions.Expect(rig.Page.Locator("#city-before")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        return rig;
    }

    /// <summary>Again until the page is live and answers.</summary>
    private static async Task ClickAsync(ReviewRig rig, string text)
    {
        var button = rig.Page.GetByRole(AriaRole.Button, new() { Name = text, Exact = true });
        await Assertions.Expect(rig.Page.Locator("[data-live]").Or(button).First).ToBeVisibleAsync();
        await button.ClickAsync();
    }
}
