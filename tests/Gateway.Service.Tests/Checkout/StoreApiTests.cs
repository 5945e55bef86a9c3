using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Service.Checkout.Demo;
using EdgeGateway.Service.Checkout.Export;
using EdgeGateway.Service.Checkout.Till;
using EdgeGateway.Service.Seals;
using EdgeGateway.Service.Verbs;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>The store's records over HTTP and by the program's verbs, against one running gateway.</summary>
public sealed class StoreApiTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sale_CancelledOverHttp_IsPrintedVerifiedExportedAndReported()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        var sale = await SellAsync(gateway, 3);
        var id = sale.GetProperty("saleId").GetGuid();
        var (status, back) = await PostAsync(gateway, $"sales/{id}/return", new { reason = "质量问题", lines = new[] { new { line = 1, quantity = 1 } } });
        Assert.Equal((HttpStatusCode.OK, 800), (status, back.GetProperty("amountFen").GetInt32()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(gateway, $"sales/{id}/return", new { reason = "x", lines = new[] { new { line = 1, quantity = 3 } } })).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(gateway, $"sales/{id}/cancel", new { reason = "x" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(gateway, $"sales/{Guid.NewGuid()}/cancel", new { reason = "x" })).Status);
        var other = await SellAsync(gateway, 1);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(gateway, $"sales/{other.GetProperty("saleId").GetGuid()}/cancel", new { reason = "录入错误" })).Status);
        await Wait.UntilAsync(() => gateway.Get<DemoBench>().Printer!.Receipts.Any(paper => string.Join(' ', paper.Lines).Contains("作废凭证", StringComparison.Ordinal)));
        var verified = await GetAsync(gateway, $"sales/verify/{back.GetProperty("code").GetString()}");
        Assert.Equal(("genuine", "returned"), (verified.GetProperty("verdict").GetString(), verified.GetProperty("reversal").GetString()));
        var listed = await GetAsync(gateway, "sales");
        Assert.True(listed[0].GetProperty("cancelled").GetBoolean());
        Assert.Equal(800, listed[1].GetProperty("returnedFen").GetInt32());
        var activity = (await GetAsync(gateway, "activity")).GetProperty("figures");
        Assert.Equal((2, 1, 1), (activity.GetProperty("sales").GetInt32(), activity.GetProperty("cancellations").GetInt32(), activity.GetProperty("returns").GetInt32()));
        Assert.Empty(gateway.Errors);
    }

    [Fact]
    public async Task Export_SignedJson_IsIntactWithTheKeyOfTheApiAndTheVerb()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        var sale = await SellAsync(gateway, 1);
        var bytes = await gateway.Http.GetByteArrayAsync("/api/v1/ledger/export?format=json", Cancel);
        Assert.Equal(SignedWord.Intact, SignedDocument.Verify(bytes, await gateway.ReadAsync("/api/v1/ledger/key")).Word);
        Assert.Contains("台账", await gateway.ReadAsync("/api/v1/ledger/export"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await gateway.GetAsync("/api/v1/ledger/export?from=never")).StatusCode);
        var config = _folder.File("gateway.json");
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(new { gatewayId = "test-gateway", dataDirectory = gateway.DataDirectory, checkout = new { enabled = true } }), Cancel);
        var (json, csv, week) = (_folder.File("out.json"), _folder.File("out.csv"), _folder.File("week.csv"));
        Assert.Equal(ExitCodes.Done, await VerbTable.RunAsync(["verify", sale.GetProperty("code").GetString()!, "--config", config]));
        Assert.Equal(ExitCodes.Refused, await VerbTable.RunAsync(["verify", "00000-00000", "--config", config]));
        Assert.Equal(ExitCodes.Done, await VerbTable.RunAsync(["ledger", "export", "--out", json, "--config", config]));
        Assert.Equal(ExitCodes.Done, await VerbTable.RunAsync(["ledger", "export", "--out", csv, "--config", config]));
        Assert.Equal(ExitCodes.Done, await VerbTable.RunAsync(["ledger", "verify", json, "--key", Path.Combine(gateway.DataDirectory, "keys", "signing.pub")]));
        await File.WriteAllTextAsync(json, (await File.ReadAllTextAsync(json, Cancel)).Replace("丁腈手套", "丁腈手太", StringComparison.Ordinal), Cancel);
        Assert.Equal(ExitCodes.Refused, await VerbTable.RunAsync(["ledger", "verify", json]));
        Assert.Contains("丁腈手套", await File.ReadAllTextAsync(csv, Cancel), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, await VerbTable.RunAsync(["report", "weekly", "--out", week, "--config", config]));
        Assert.Contains("sales.all,1", await File.ReadAllTextAsync(week, Cancel), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadUsage, await VerbTable.RunAsync(["report", "daily", "--config", config]));
        Assert.Equal(ExitCodes.BadUsage, await VerbTable.RunAsync(["ledger", "export", "--config", config]));
    }

    [Fact]
    public async Task Report_OverHttp_CarriesItsDigest()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        using var answer = await gateway.GetAsync("/api/v1/reports/monthly?date=2026-01-15");
        var body = await answer.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body)), answer.Headers.GetValues("Digest-Sha256").Single());
        Assert.Equal("true", answer.Headers.GetValues("Frozen").Single());
        Assert.Equal(HttpStatusCode.BadRequest, (await gateway.GetAsync("/api/v1/reports/daily")).StatusCode);
    }

    [Fact]
    public async Task StockAndAreas_OverHttp_AreKept()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        var (status, answer) = await PostAsync(gateway, "stock", new { supplier = "样例农资公司", supplierContact = "0571-00000000", lines = new[] { new { code = "Q001", quantity = 5 } } });
        Assert.Equal((HttpStatusCode.OK, 1), (status, answer.GetProperty("lines").GetInt32()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(gateway, "stock", new { supplier = "", supplierContact = "", lines = Array.Empty<object>() })).Status);
        Assert.Contains((await GetAsync(gateway, "stock")).EnumerateArray(), level => level.GetProperty("productCode").GetString() == "Q001" && level.GetProperty("onShelf").GetInt32() == 5);
        Assert.Single((await GetAsync(gateway, "stock/receipts")).EnumerateArray());
        using var put = await gateway.Http.PutAsJsonAsync("/api/v1/areas", new { number = Cards.FirstNumber, crop = "水稻", areaMu = 0.5 }, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, put.StatusCode);
        var areas = (await PostAsync(gateway, "areas/find", new { number = Cards.FirstNumber })).Body;
        Assert.Equal(0.5, areas.GetProperty("水稻").GetDouble());
    }

    [Fact]
    public async Task Quota_WithACardOnTheReader_WarnsAndSellsWithAReason()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        using var put = await gateway.Http.PutAsJsonAsync("/api/v1/areas", new { number = SyntheticCards.First.Number, crop = "水稻", areaMu = 0.5 }, Cancel);
        gateway.Get<DemoBench>().Reader!.Place(SyntheticCards.First);
        await Wait.UntilAsync(() => gateway.Get<CheckoutSession>().State.Buyer is not null);
        await PostAsync(gateway, "checkout/lines", new { code = "F001" });
        var (status, state) = await PostAsync(gateway, "checkout/confirm");
        Assert.Equal((HttpStatusCode.Conflict, "quota", true), (status, state.GetProperty("next").GetString(), state.GetProperty("quotaExceeded").GetBoolean()));
        Assert.Equal(6, state.GetProperty("quotas")[0].GetProperty("remainingKg").GetDecimal());
        await PostAsync(gateway, "checkout/quota-reason", new { reason = "补种补施" });
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(gateway, "checkout/confirm")).Status);
        var (bound, after) = await PostAsync(gateway, "checkout/medium", new { code = "NH-000017" });
        Assert.Equal((HttpStatusCode.Conflict, "warning"), (bound, after.GetProperty("notice").GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Reveal_OverHttp_NeedsAReason()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        gateway.Get<DemoBench>().Reader!.Place(SyntheticCards.First);
        await Wait.UntilAsync(() => gateway.Get<CheckoutSession>().State.Buyer is not null);
        var sale = await SellAsync(gateway, 1);
        var path = $"sales/{sale.GetProperty("saleId").GetGuid()}/reveal";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(gateway, path, new { reason = "" })).Status);
        var (status, fields) = await PostAsync(gateway, path, new { reason = "执法检查需要" });
        Assert.Equal((HttpStatusCode.OK, SyntheticCards.First.Number), (status, fields.GetProperty("number").GetString()));
        Assert.Empty(gateway.Errors);
    }

    private static async Task<JsonElement> SellAsync(TestGateway gateway, int quantity)
    {
        await PostAsync(gateway, "checkout/lines", new { code = "Q001", quantity });
        var (status, sale) = await PostAsync(gateway, "checkout/confirm");
        Assert.Equal(HttpStatusCode.OK, status);
        return sale;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(TestGateway gateway, string path, object? body = null)
    {
        using var answer = await gateway.Http.PostAsJsonAsync($"/api/v1/{path}", body ?? new { }, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return (answer.StatusCode, text.Length > 0 ? JsonDocument.Parse(text).RootElement : default);
    }

    private static async Task<JsonElement> GetAsync(TestGateway gateway, string path) => await gateway.Http.GetFromJsonAsync<JsonElement>($"/api/v1/{path}", Cancel);
}
