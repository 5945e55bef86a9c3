using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeGateway.Service.Doctor;
using EdgeGateway.Service.Tests.Checkout;
using EdgeGateway.Testing;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Doctor;

/// <summary>The doctor at the whole gateway: API, page, verb.</summary>
public sealed class DoctorGatewayTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Api_RunsOnceForAllWhoAsk_AndKeepsTheReport()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        using var none = await gateway.GetAsync("/api/v1/doctor");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, none.StatusCode);

        var answers = await Task.WhenAll(gateway.Http.PostAsync("/api/v1/doctor", null, Cancel), gateway.Http.PostAsync("/api/v1/doctor", null, Cancel));
        var texts = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync(Cancel)));
        var report = JsonSerializer.Deserialize(texts[0], DoctorJson.Default.DoctorReport)!;

        Assert.Equal(texts[0], texts[1]);
        Assert.Equal(texts[0], await gateway.ReadAsync("/api/v1/doctor"));
        Assert.True(report.Running);
        Assert.All(CheckTable.All, check => Assert.Contains(report.Checks, result => result.Id == check.Id));
        Assert.Contains(report.Checks, check => check is { Id: "device.reader", Level: CheckLevel.Ok });
        Assert.Contains(report.Checks, check => check is { Id: "journal.integrity", Level: CheckLevel.Ok });
        Assert.DoesNotContain(report.Checks, check => check.Evidence.En.Contains("Exception", StringComparison.Ordinal));
        Assert.Contains("[✓] device.reader", await gateway.ReadAsync("/api/v1/doctor?format=text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ShowsWhatIsBrokenFirst_WithCauseAndNextStep()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        await using var browser = await BareBrowser.OpenAsync(1366, 768);

        await browser.Page.GotoAsync(new Uri(gateway.Http.BaseAddress!, "/doctor").ToString());
        await Assertions.Expect(browser.Page.Locator("[data-check='configuration.virtual']")).ToContainTextAsync("软件模拟", new() { Timeout = 30_000 });
        await Assertions.Expect(browser.Page.Locator(".doc-who")).ToContainTextAsync("demo-gateway");
        await browser.PictureAsync("60-doctor-1366");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "全部检查项" }).ClickAsync();
        await Assertions.Expect(browser.Page.Locator("tr[data-check='journal.chain']")).ToContainTextAsync("相连");
        await Assertions.Expect(browser.Page.GetByText("下载支持包")).ToBeVisibleAsync();
        await browser.Page.SetViewportSizeAsync(390, 844);
        await browser.PictureAsync("61-doctor-phone");
        Assert.False(await browser.Page.EvaluateAsync<bool>("document.querySelector('.doc').scrollWidth > document.querySelector('.doc').clientWidth"));
    }

    [Fact]
    public async Task Verb_Running_AsksTheGateway_Stopped_LooksItself_AndSaysHowBadItIs()
    {
        var port = FreePort.Next();
        using var folder = new TempFolder();
        (string, string)[] settings =
        [
            ("EDGEGATEWAY__Web__Port", $"{port}"), ("EDGEGATEWAY__DataDirectory", folder.File("data")), ("EDGEGATEWAY__Cameras", "[]"), ("EDGEGATEWAY__Destinations", "[]"),
            ("EDGEGATEWAY__LocalPlatform__Broker", "false"), ("EDGEGATEWAY__LocalPlatform__Receiver", "false"),
        ];
        await using var gateway = GatewayProcess.Start(["run"], settings);
        await gateway.ListeningAsync();

        await using var live = GatewayProcess.Start(["doctor", "--json"], settings);
        var liveCode = await live.ExitedAsync();
        // A gateway that holds the folder and does not answer: other port, same data.
        await using var held = GatewayProcess.Start(["doctor", "--json"], [.. settings, ("EDGEGATEWAY__Web__Port", $"{FreePort.Next()}")]);
        Assert.Equal(2, await held.ExitedAsync());
        Assert.Equal(0, await gateway.StopAsync());
        await using var dead = GatewayProcess.Start(["doctor"], settings);
        Assert.InRange(await dead.ExitedAsync(), 1, 2);
        await using var wrong = GatewayProcess.Start(["doctor", "--json"], [.. settings, ("EDGEGATEWAY__Web__Port", "99999")]);
        Assert.Equal(2, await wrong.ExitedAsync());
        await using var odd = GatewayProcess.Start(["doctor", "everything"], settings);
        Assert.Equal(64, await odd.ExitedAsync());

        // A demo has virtual devices and no platform: worth a word. What this machine adds is its own.
        Assert.Equal((string)JsonNode.Parse(live.Output)!["level"]! == "fail" ? 2 : 1, liveCode);
        Assert.True(JsonNode.Parse(live.Output)!["running"]!.GetValue<bool>());
        Assert.Contains(JsonNode.Parse(live.Output)!["checks"]!.AsArray(), check => (string)check!["id"]! == "device.reader" && (string)check["level"]! == "ok");
        Assert.Contains(JsonNode.Parse(held.Output)!["checks"]!.AsArray(), check => (string)check!["id"]! == "device.reader" && (string)check["level"]! == "skipped");
        Assert.Contains("网关没有运行", dead.Output, StringComparison.Ordinal);
        Assert.Contains("[✓] device.reader [", dead.Output, StringComparison.Ordinal);
        Assert.Contains(JsonNode.Parse(wrong.Output)!["checks"]!.AsArray(), check => (string)check!["id"]! == "configuration.valid" && (string)check["on"]! == "web.port");
    }

    [Fact]
    public void Report_OnlySkippedAndOk_IsWell()
    {
        var report = DoctorRun.Report("g", DateTimeOffset.UnixEpoch, false, [CheckResult.Of(CheckTable.All[0], Finding.Skip("a", "a")), CheckResult.Of(CheckTable.All[1], Finding.Good("b"))], TimeSpan.Zero);

        Assert.Equal((CheckLevel.Ok, 1, 1), (report.Level, report.Ok, report.Skipped));
        Assert.Equal((0, 1, 2), (DoctorVerb.ExitCode(CheckLevel.Ok), DoctorVerb.ExitCode(CheckLevel.Warn), DoctorVerb.ExitCode(CheckLevel.Fail)));
    }
}
