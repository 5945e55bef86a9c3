using System.Net;
using EdgeGateway.Service.Delivery.Http;

namespace EdgeGateway.Service.Tests.Delivery.Http;

public sealed class HttpWordsTests
{
    [Theory]
    [InlineData("one\r\n  two\tthree ", "one two three")]
    [InlineData("缺少\u0000字段\uFFFD", "缺少字段")]
    public void Line_AnyText_IsOneReadableLine(string text, string line) => Assert.Equal(line, HttpWords.Line(text));

    [Fact]
    public async Task OfAsync_LongAnswer_KeepsItsBeginning()
    {
        using var response = new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("field toidcard is missing " + new string('x', 100_000)) };

        var words = await HttpWords.OfAsync(response, TestContext.Current.CancellationToken);

        Assert.StartsWith("Bad Request field toidcard is missing", words, StringComparison.Ordinal);
        Assert.InRange(words.Length, 100, 201);
    }
}
