using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EdgeGateway.Devices.Virtual;
using EdgeGateway.Service.Checkout.Demo;
using EdgeGateway.Testing;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class CheckoutApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sale_OverHttp_IsListedPrintedAsTextAndVerified()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(gateway, "checkout/lines", new { code = "Q001", quantity = 3 })).Status);
        var (status, sale) = await PostAsync(gateway, "checkout/confirm");
        Assert.Equal((HttpStatusCode.OK, 2400), (status, sale.GetProperty("totalFen").GetInt32()));
        var listed = await GetAsync(gateway, "sales?limit=5");
        Assert.Equal(sale.GetProperty("saleId").GetGuid(), listed[0].GetProperty("id").GetGuid());
        var receipt = await GetAsync(gateway, $"sales/{sale.GetProperty("saleId").GetGuid()}/receipt");
        Assert.Contains(receipt.GetProperty("lines").EnumerateArray(), line => line.GetString() == "3双 x 8.00                 24.00");
        Assert.Equal("genuine", (await GetAsync(gateway, $"sales/verify/{sale.GetProperty("code").GetString()}")).GetProperty("verdict").GetString());
        Assert.Equal("unknown", (await GetAsync(gateway, "sales/verify/00000-00000")).GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("6900000000090", 1, HttpStatusCode.UnprocessableEntity)]
    [InlineData("6900000000052", 1, HttpStatusCode.UnprocessableEntity)]
    [InlineData("", 1, HttpStatusCode.BadRequest)]
    [InlineData("Q001", 0, HttpStatusCode.BadRequest)]
    public async Task Lines_ThatCannotBeAdded_SayWhy(string code, int quantity, HttpStatusCode expected)
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        Assert.Equal(expected, (await PostAsync(gateway, "checkout/lines", new { code, quantity })).Status);
        Assert.Empty((await GetAsync(gateway, "checkout")).GetProperty("lines").EnumerateArray());
    }

    [Fact]
    public async Task Confirm_WithoutCard_IsAConflictAndNothingIsSold()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        await PostAsync(gateway, "checkout/lines", new { code = Shelf.RestrictedEan });
        var (status, state) = await PostAsync(gateway, "checkout/confirm");
        Assert.Equal((HttpStatusCode.Conflict, "card"), (status, state.GetProperty("next").GetString()));
        Assert.Empty((await GetAsync(gateway, "sales")).EnumerateArray());
    }

    [Fact]
    public async Task Checkout_WithACardOnTheReader_AnswersMasked()
    {
        await using var gateway = await TestGateway.StartDemoAsync();
        gateway.Get<DemoBench>().Reader!.Place(SyntheticCards.First);
        var body = "";
        await Wait.UntilAsync(() => gateway.Get<EdgeGateway.Service.Checkout.Till.CheckoutSession>().State.Buyer is not null);
        body = await gateway.ReadAsync("/api/v1/checkout");
        Assert.Contains("000*************18", body, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(body);
        Leaks.AssertNone(System.Text.Encoding.UTF8.GetBytes(body));
    }

    [Fact]
    public async Task Demo_OnABoxWithRealDevices_DoesNotExist()
    {
        await using var gateway = await TestGateway.StartAsync("""{ "checkout": { "enabled": true } }""");
        using var answer = await gateway.Http.PostAsync("/api/v1/demo/card/1", null, Cancel);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(TestGateway gateway, string path, object? body = null)
    {
        using var answer = await gateway.Http.PostAsJsonAsync($"/api/v1/{path}", body ?? new { }, Cancel);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel));
    }

    private static async Task<JsonElement> GetAsync(TestGateway gateway, string path) => await gateway.Http.GetFromJsonAsync<JsonElement>($"/api/v1/{path}", Cancel);
}
