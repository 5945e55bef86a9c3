using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EdgeGateway.Protocols.IdCard;
using EdgeGateway.Service.Checkout;
using EdgeGateway.Service.Checkout.Identity;
using EdgeGateway.Service.Delivery;

namespace EdgeGateway.Service.Tests.Checkout;

/// <summary>The API answers in words and sentences.</summary>
public sealed class ApiWordsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Api_OfAStoreWithoutDestinations_AnswersInWordsAndSentences()
    {
        await using var gateway = await TestGateway.StartAsync("""{ "checkout": { "enabled": true } }""");

        foreach (var (body, type, status, says) in new[]
        {
            ("{\"number\":", "application/json", HttpStatusCode.BadRequest, "line 1"),
            ("{\"number\":\"SECRETTEXT\",\"crop\":7}", "application/json", HttpStatusCode.BadRequest, "$.crop"),
            ("number=1", "text/plain", HttpStatusCode.UnsupportedMediaType, "application/json"),
        })
        {
            using var answer = await gateway.Http.PutAsync("/api/v1/areas", new StringContent(body, Encoding.UTF8, type), Cancel);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.Contains(says, problem.GetProperty("detail").GetString()!, StringComparison.Ordinal);
            Assert.DoesNotContain("SECRETTEXT", problem.ToString(), StringComparison.Ordinal);
        }

        await gateway.Http.PostAsJsonAsync("/api/v1/checkout/lines", new { code = "Q001" }, Cancel);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Http.PostAsync("/api/v1/checkout/confirm", null, Cancel)).StatusCode);
        await EdgeGateway.Testing.Wait.UntilAsync(() => gateway.Get<DeliveryOverview>().TickOf(1) == DeliveryTick.Nowhere);
        var sales = await gateway.Http.GetFromJsonAsync<JsonElement>("/api/v1/sales", Cancel);
        Assert.Equal("nowhere", sales[0].GetProperty("delivery").GetString());
        Assert.Contains("\"tick\":\"nowhere\"", await gateway.ReadAsync("/api/v1/events/search?state=nowhere&type=store.sale.recorded.v1"), StringComparison.Ordinal);
        Assert.Empty(gateway.Errors);
    }

    [Fact]
    public void Identity_TypeIsAWord_AndBoxesOfEarlierVersionsOpen()
    {
        var fields = new BuyerFields(DocumentType.PermanentResident2023, "n", "1", "a");
        var json = JsonSerializer.Serialize(fields, CheckoutJson.Plain.BuyerFields);

        Assert.Contains("\"type\":\"PermanentResident2023\"", json, StringComparison.Ordinal);
        Assert.Equal(fields, JsonSerializer.Deserialize("""{"type":3,"name":"n","number":"1","address":"a"}""", CheckoutJson.Plain.BuyerFields));
    }
}
