using System.Text.Json.Nodes;
using EdgeGateway.Service.Tests.Checkout;
using EdgeGateway.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Logs;

/// <summary>The kept log at the whole gateway: API and page.</summary>
public sealed partial class LogsGatewayTests
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Printer {Printer} ran out of ink")]
    private static partial void OutOfInk(ILogger log, string printer);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing works")]
    private static partial void Nothing(ILogger log, Exception trouble);

    private static async Task<TestGateway> StartAsync()
    {
        var gateway = await TestGateway.StartAsync(settings: [("Log__Level", "Information")]);
        OutOfInk(gateway.Get<ILoggerFactory>().CreateLogger("EdgeGateway.Devices.ReceiptPrinter"), "printer-9");
        Nothing(gateway.Get<ILoggerFactory>().CreateLogger("EdgeGateway.Service.Journal.X"), new InvalidOperationException("because"));
        return gateway;
    }

    [Fact]
    public async Task Api_FiltersAndDownloads()
    {
        await using var gateway = await StartAsync();

        var warned = JsonNode.Parse(await gateway.ReadAsync("/api/v1/logs?level=Warning&room=Devices"))!.AsArray();
        Assert.Equal("Printer printer-9 ran out of ink", (string)Assert.Single(warned)!["text"]!);
        Assert.Equal("OutOfInk", (string)warned[0]!["event"]!);
        var file = await gateway.ReadAsync("/api/v1/logs?format=text&text=because");
        Assert.Contains("Journal: Nothing works | System.InvalidOperationException: because", file, StringComparison.Ordinal);
        Assert.Empty(JsonNode.Parse(await gateway.ReadAsync("/api/v1/logs?to=2020-01-01T00:00:00Z"))!.AsArray());
        using var wrong = await gateway.GetAsync("/api/v1/logs?level=loud");
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task SwitchedOff_KeepsNothing()
    {
        await using var gateway = await TestGateway.StartAsync(settings: [("Log__KeepMegabytes", "0"), ("Log__Level", "Information")]);

        Assert.Equal("[]", await gateway.ReadAsync("/api/v1/logs"));
        Assert.False(Directory.Exists(Path.Combine(gateway.DataDirectory, "logs")));
    }

    [Fact]
    public async Task Page_ShowsNewLinesByItself_AndFilters()
    {
        await using var gateway = await StartAsync();
        await using var browser = await BareBrowser.OpenAsync(1366, 768);
        await browser.Page.GotoAsync(new Uri(gateway.Http.BaseAddress!, "/logs").ToString());
        await Assertions.Expect(browser.Page.Locator(".logs-lines")).ToContainTextAsync("printer-9");

        OutOfInk(gateway.Get<ILoggerFactory>().CreateLogger("EdgeGateway.Devices.ReceiptPrinter"), "printer-10");
        await Assertions.Expect(browser.Page.Locator(".logs-lines")).ToContainTextAsync("printer-10");
        await browser.PictureAsync("62-logs-1366");
        await browser.Page.Locator("select[name=level]").SelectOptionAsync("Error");
        await Assertions.Expect(browser.Page.Locator(".logs-lines")).Not.ToContainTextAsync("printer-9");
        await Assertions.Expect(browser.Page.Locator(".logs-lines")).ToContainTextAsync("Nothing works");
        await browser.Page.Locator("input[name=text]").FillAsync("no such line");
        await Assertions.Expect(browser.Page.Locator(".logs-none")).ToBeVisibleAsync();
        Assert.Contains("level=Error", await browser.Page.GetByText("下载").GetAttributeAsync("href") ?? "", StringComparison.Ordinal);
        await browser.Page.SetViewportSizeAsync(390, 844);
        Assert.False(await browser.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }
}
