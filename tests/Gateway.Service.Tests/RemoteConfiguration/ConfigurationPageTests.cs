using EdgeGateway.Service.RemoteConfiguration;
using EdgeGateway.Service.Tests.Checkout;
using EdgeGateway.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.RemoteConfiguration;

public sealed class ConfigurationPageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Page_ShowsWhatWasTried_AndTakesAnEarlierOneOnTrial()
    {
        var shelf = new ConfigurationShelf(_folder.File("gateway.json"), TimeProvider.System);
        await using var gateway = await TestGateway.StartAsync("""{ "gatewayId": "conf-1" }""", services => services.AddSingleton(shelf), ("GatewayId", "conf-1"));
        var before = $$"""{ "gatewayId": "conf-1", "dataDirectory": "{{gateway.DataDirectory}}" }""";
        await File.WriteAllTextAsync(shelf.File, before, TestContext.Current.CancellationToken);
        Try(shelf, 1, before.Replace(" }", ", \"log\": { \"level\": \"Warning\" } }", StringComparison.Ordinal)).Keep();
        Try(shelf, 2, before.Replace(" }", ", \"log\": { \"level\": \"Debug\" } }", StringComparison.Ordinal)).Back("打印机 printer-1 没有恢复");
        await using var browser = await BareBrowser.OpenAsync(1366, 768);
        var page = browser.Page;

        await page.GotoAsync(new Uri(gateway.Http.BaseAddress!, "/configuration").AbsoluteUri);
        await Assertions.Expect(page.Locator("[data-entry='0']")).ToContainTextAsync("已退回");
        await Assertions.Expect(page.Locator("[data-entry='0']")).ToContainTextAsync("printer-1 没有恢复");
        await Assertions.Expect(page.Locator("[data-entry='1']")).ToContainTextAsync("已采用");
        await browser.PictureAsync("60-configuration-1366");
        await page.Locator("[data-return='2']").ClickAsync();

        await Assertions.Expect(page.Locator("[data-trial]")).ToContainTextAsync("试运行");
        Assert.Equal("page", shelf.Trial?.Source);
        Assert.Empty(gateway.Errors);
    }

    [Fact]
    public async Task Page_OfTheDemo_SaysThatThereIsNoFile()
    {
        await using var gateway = await TestGateway.StartAsync();

        Assert.Contains("没有用配置文件启动", await gateway.ReadAsync("/configuration"), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static ConfigurationShelf Try(ConfigurationShelf shelf, long number, string text)
    {
        shelf.Begin(new ConfigurationTrial { Number = number, Who = "张工", Source = "mqtt:city", At = TimeProvider.System.GetUtcNow(), Text = text, Before = File.ReadAllText(shelf.File), Required = [] });
        return shelf;
    }
}
