using System.Text;
using EdgeGateway.Service.Delivery.Files;

namespace EdgeGateway.Service.Tests.Delivery.Files;

public sealed class OneLineTests
{
    [Theory]
    [InlineData("{\"a\": 1}", "{\"a\": 1}")]
    [InlineData("{\n  \"名称\": \"稻\\n田\",\r\n  \"n\": [1,\n2]\n}\n", "{\"名称\":\"稻\\n田\",\"n\":[1,2]}")]
    [InlineData("a,b\nc,d", null)]
    public void Of_AnyBody_IsOneLineOrNothing(string body, string? line)
    {
        var result = OneLine.Of(Encoding.UTF8.GetBytes(body));

        Assert.Equal(line, result is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null);
    }
}
