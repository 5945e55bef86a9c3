using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EdgeGateway.Service.Checkout.Certificates;
using EdgeGateway.Service.Checkout.Demo;
using EdgeGateway.Service.Checkout.Receipts;
using EdgeGateway.Testing;
using Microsoft.Playwright;

namespace EdgeGateway.Service.Tests.Checkout.Certificates;

/// <summary>Certificates over HTTP and on their page, printed by the virtual printer over its pseudo-terminal.</summary>
public sealed class CertificatesApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static object Form => new
    {
        product = "黄瓜",
        quantity = "50 公斤",
        origin = "示范县",
        producer = CertificateBench.Producer,
        contact = CertificateBench.Contact,
        commitments = new[] { "no-banned", "within-limits" },
        bases = new[] { "quality-control", "own-test" },
    };

    [Fact]
    public async Task Certificate_OverHttp_IsIssuedPrintedListedAndReprinted()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        var printer = gateway.Get<DemoBench>().Printer!;
        using var issued = await gateway.Http.PostAsJsonAsync("/api/v1/certificates", Form, Cancel);
        Assert.Equal(HttpStatusCode.Created, issued.StatusCode);
        var certificate = (await issued.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("certificate");
        var id = certificate.GetProperty("id").GetGuid();
        await Wait.UntilAsync(() => printer.Receipts.Count == 1);
        Assert.Contains($"生产者：{CertificateBench.Producer}", printer.Receipts[0].Lines);
        await Wait.UntilAsync(() => gateway.Get<CertificateDesk>().Find(id)!.Paper == PaperState.Printed);
        using var reprint = await gateway.Http.PostAsync($"/api/v1/certificates/{id}/reprint", null, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, reprint.StatusCode);
        await Wait.UntilAsync(() => printer.Receipts.Count == 2);
        Assert.Contains("【补打 第1次】", printer.Receipts[0].Lines);
        var listed = await gateway.ReadAsync("/api/v1/certificates?limit=5");
        Assert.DoesNotContain(CertificateBench.Contact, listed, StringComparison.Ordinal);
        Assert.Contains(certificate.GetProperty("code").GetString()!, listed, StringComparison.Ordinal);
        using var byCode = await gateway.GetAsync($"/api/v1/certificates/code/{certificate.GetProperty("code").GetString()}");
        Assert.Equal(HttpStatusCode.OK, byCode.StatusCode);
        using var picture = await gateway.GetAsync($"/api/v1/certificates/{id}/paper.png");
        Assert.Equal("image/png", picture.Content.Headers.ContentType?.MediaType);
        Assert.Empty(gateway.Errors);
    }

    [Fact]
    public async Task Certificate_WithMistakes_IsRefusedWithAllOfThem()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        using var refused = await gateway.Http.PostAsJsonAsync("/api/v1/certificates", new { product = "黄瓜" }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(6, (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("problems").GetArrayLength());
        using var broken = await gateway.Http.PostAsync("/api/v1/certificates", new StringContent("{", null, "application/json"), Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        using var unknown = await gateway.GetAsync($"/api/v1/certificates/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Page_FilledInByHand_PrintsAndForgetsThePromises()
    {
        await using var till = await TillBrowser.OpenAsync();
        await till.Page.GotoAsync("/certificate");
        await Assertions.Expect(till.Page.Locator("#certificate-issue")).ToBeVisibleAsync();
        await till.SeesAsync("还没有开具过", ".papers");
        await FillAsync(till.Page);
        await till.PressAsync("Enter");
        await till.SeesAsync("两项承诺都要勾选", ".sheet");
        foreach (var code in new[] { "no-banned", "within-limits", "own-test" })
            await till.Page.CheckAsync($"#certificate-{code}");
        await till.PictureAsync("certificate-filled");
        await till.Page.ClickAsync("#certificate-issue");
        await till.SeesAsync("已开具：黄瓜 50 公斤", ".sheet");
        await till.SeesAsync("已打印", ".papers");
        await till.PictureAsync("certificate-done");
        Assert.False(await till.Page.IsCheckedAsync("#certificate-no-banned"));
        Assert.Equal("黄瓜", await till.Page.InputValueAsync("#certificate-product"));
        Assert.Contains("产品名称：黄瓜", Assert.Single(till.Printer.Receipts).Lines);
        Assert.Empty(till.Gateway.Errors);
    }

    private static async Task FillAsync(IPage page)
    {
        // The first field takes the focus when the page is alive; what is typed before that is lost.
        await Assertions.Expect(page.Locator("#certificate-product")).ToBeFocusedAsync(new() { Timeout = 15_000 });
        foreach (var (field, text) in new[] { ("contact", CertificateBench.Contact), ("producer", CertificateBench.Producer), ("origin", "示范县"), ("quantity", "50 公斤"), ("product", "黄瓜") })
            await page.FillAsync($"#certificate-{field}", text);
    }
}
