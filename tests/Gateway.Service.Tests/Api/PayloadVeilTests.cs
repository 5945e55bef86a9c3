using System.Text;
using System.Text.Json;
using EdgeGateway.Service.Api.Browse;

namespace EdgeGateway.Service.Tests.Api;

public sealed class PayloadVeilTests
{
    [Fact]
    public void Show_ASale_CoversBuyerAndClerkAndKeepsTheGoods()
    {
        var data = Data("""
            {"saleId":"1","operator":"Someone","buyer":{"method":"id-card","verified":true,"maskedNumber":"330**************01","hash":"ab","documentType":"ResidentCard"},
             "lines":[{"name":"样例牌尿素","quantity":2}],"purpose":"own words","totalFen":800}
            """);

        Assert.Equal("id-card", data.GetProperty("buyer").GetProperty("method").GetString());
        Assert.True(data.GetProperty("buyer").GetProperty("verified").GetBoolean());
        Assert.All([data.GetProperty("operator"), data.GetProperty("purpose"), data.GetProperty("buyer").GetProperty("maskedNumber"), data.GetProperty("buyer").GetProperty("hash")],
            covered => Assert.Equal(PayloadVeil.Cover, covered.GetString()));
        Assert.Equal("样例牌尿素", data.GetProperty("lines")[0].GetProperty("name").GetString());
        Assert.Equal(800, data.GetProperty("totalFen").GetInt32());
    }

    [Theory]
    [InlineData("banned", "banned")]
    [InlineData("he told me so", PayloadVeil.Cover)]
    [InlineData("证件看不清", PayloadVeil.Cover)]
    public void Show_AReason_IsShownOnlyWhenItIsACode(string reason, string shown) =>
        Assert.Equal(shown, Data($$"""{"reason":"{{reason}}"}""").GetProperty("reason").GetString());

    [Theory]
    [InlineData("call 13812345678 now", "call ••• now")]
    [InlineData("330106199001011234", "•••")]
    [InlineData("33010600001320000001", "33010600001320000001")]
    [InlineData("33010609009", "33010609009")]
    [InlineData("6901234567892", "6901234567892")]
    public void Show_NumbersInAnyText_AreCoveredWhenTheyNameAPerson(string text, string shown) =>
        Assert.Equal(shown, Data($$"""{"words":["{{text}}"]}""").GetProperty("words")[0].GetString());

    [Fact]
    public void Show_ACase_CoversTheReviewerAndKeepsTheCodes()
    {
        var data = Data("""{"codes":[{"code":"09009"}],"review":{"by":"Reviewer 7","decision":"accepted"},"name":{"zh":"机动车违停","en":"x"},"by":null}""");

        Assert.Equal(PayloadVeil.Cover, data.GetProperty("review").GetProperty("by").GetString());
        Assert.Equal("09009", data.GetProperty("codes")[0].GetProperty("code").GetString());
        Assert.Equal("机动车违停", data.GetProperty("name").GetProperty("zh").GetString());
        Assert.Equal(JsonValueKind.Null, data.GetProperty("by").ValueKind);
    }

    private static JsonElement Data(string data)
    {
        var shown = PayloadVeil.Show(Encoding.UTF8.GetBytes($$"""{"id":"x","hash":"0f","data":{{data}}}"""));
        var root = JsonDocument.Parse(shown).RootElement;
        Assert.Equal("0f", root.GetProperty("hash").GetString());
        return root.GetProperty("data");
    }
}
