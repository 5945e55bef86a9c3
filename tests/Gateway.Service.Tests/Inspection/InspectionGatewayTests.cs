using System.Text.Json.Nodes;
using EdgeGateway.Service.Inspection;
using EdgeGateway.Service.Journal;
using EdgeGateway.Service.Tests.Checkout;
using EdgeGateway.Testing;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Inspection;

/// <summary>The inspection at the whole gateway: page, API, event, verb.</summary>
public sealed class InspectionGatewayTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_AfterASale_ShowsTheFourPoints_AndReports()
    {
        await using var till = await TillBrowser.OpenAsync(1024);
        await till.ScanAsync("Q001");
        await till.SeesAsync("样例牌丁腈手套", ".till-lines");
        await till.PressAsync("Enter");
        await till.SeesAsync("已打印", ".till-sales");

        await till.Page.GotoAsync("/inspection");
        await till.SeesAsync("主体操作", ".insp");
        await till.SeesAsync("近 30 天 1 笔", "[data-section=operation]");
        await till.SeesAsync("虚拟设备", "[data-section=hardware]");
        await till.SeesAsync("只是演示平台", "[data-section=network]");
        await till.PictureAsync("50-inspection-1024");
        await till.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(till.Page.Locator(".insp-tools")).ToBeHiddenAsync();
        await Assertions.Expect(till.Page.Locator(".eg-bar")).ToBeHiddenAsync();
        await Assertions.Expect(till.Page.Locator(".insp-sign")).ToBeVisibleAsync();
        await till.PictureAsync("51-inspection-print");
        await till.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await till.Page.GetByRole(AriaRole.Button, new() { Name = "上报这次检查" }).ClickAsync();
        await till.SeesAsync("已登记，编号", ".insp-tools");

        var reported = till.Gateway.Get<JournalStore>().ReadEvents(0, 1000).Single(one => one.Type == "store.inspection.reported.v1");
        var data = JsonNode.Parse(reported.Body.Span)!["data"]!;
        Assert.Equal(4, data["sections"]!.AsArray().Count);
        Assert.Equal("attention", (string)data["verdict"]!);
    }

    [Theory]
    [InlineData("json", "application/json", "\"sections\"")]
    [InlineData("csv", "text/csv", "硬件配套")]
    [InlineData("html", "text/html", "专项检查报告")]
    [InlineData("text", "text/plain", "网络连接 / Network")]
    public async Task Api_EveryFormat(string format, string type, string part)
    {
        await using var gateway = await TestGateway.StartDemoAsync();

        using var answer = await gateway.GetAsync($"/api/v1/inspection?format={format}");

        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(part, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        using var other = await gateway.GetAsync("/api/v1/inspection?format=pdf");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, other.StatusCode);
    }

    [Fact]
    public async Task Figures_CountSalesNamesPapersAndRefusals_OfTheLastThirtyDays()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        using var banned = await gateway.Http.PostAsync("/api/v1/checkout/lines", new StringContent($$"""{"code":"{{Shelf.BannedEan}}"}""", System.Text.Encoding.UTF8, "application/json"), Cancel);
        using var line = await gateway.Http.PostAsync("/api/v1/checkout/lines", new StringContent("""{"code":"Q001"}""", System.Text.Encoding.UTF8, "application/json"), Cancel);
        using var sold = await gateway.Http.PostAsync("/api/v1/checkout/confirm", null, Cancel);
        var journal = gateway.Get<JournalStore>();
        OperationFigures Read(int later) => journal.Read(connection => OperationFigures.Read(connection, TimeProvider.System.GetLocalNow().AddDays(later)));
        await Wait.UntilAsync(() => Read(0) is { Printed: 1, Refusals: 1 });

        Assert.Equal((1, 0, 1, 0), (Read(0).Sales, Read(0).SalesWithIdentity, Read(0).DaysWithSales, Read(0).NotPrinted));
        Assert.Equal((0, 0), (Read(40).Sales, Read(40).Refusals));
        Assert.NotNull(Read(40).LastSale);
    }

    [Fact]
    public async Task Verb_RunningThenStopped_AsksTheGatewayThenTheDataFolder()
    {
        var port = FreePort.Next();
        using var folder = new TempFolder();
        (string, string)[] settings = [("EDGEGATEWAY__Web__Port", $"{port}"), ("EDGEGATEWAY__DataDirectory", folder.File("data")), ("EDGEGATEWAY__Cameras", "[]"), ("EDGEGATEWAY__Destinations", "[]"), ("EDGEGATEWAY__LocalPlatform__Broker", "false"), ("EDGEGATEWAY__LocalPlatform__Receiver", "false")];
        await using var gateway = GatewayProcess.Start(["run"], settings);
        await gateway.ListeningAsync();

        await using var live = GatewayProcess.Start(["inspect", "--format", "json", "--publish"], settings);
        Assert.Equal(1, await live.ExitedAsync());
        Assert.Equal(0, await gateway.StopAsync());
        await using var dead = GatewayProcess.Start(["inspect"], settings);
        Assert.Equal(1, await dead.ExitedAsync());
        await using var unsent = GatewayProcess.Start(["inspect", "--publish"], settings);
        Assert.Equal(1, await unsent.ExitedAsync());

        Assert.True(JsonNode.Parse(live.Output)!["running"]!.GetValue<bool>());
        Assert.Contains("没有运行", dead.Output, StringComparison.Ordinal);
        Assert.Contains("近 30 天 0 笔", dead.Output, StringComparison.Ordinal);
        Assert.Contains("不能上报", unsent.ErrorOutput, StringComparison.Ordinal);
        await using var wrong = GatewayProcess.Start(["inspect", "--format", "pdf"], settings);
        Assert.Equal(64, await wrong.ExitedAsync());
    }
}
