using System.Text;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Protocols.Tests.Messages;

public sealed class EventDataTests
{
    [Fact]
    public void Checked_OneLineObject_IsLeftAsItIs()
    {
        var data = MessageSamples.Utf8("""{"a": "收", "b":[1, 2]}""");
        Assert.True(EventData.Checked(data).Span == data.Span);
    }

    [Theory]
    [InlineData("{\n  \"a\": \"收\",\r\n  \"b\": 1\n}", """{"a":"收","b":1}""")]
    [InlineData("  {\"a\":\"x\\ny\"} ", """{"a":"x\ny"}""")]
    public void Checked_SeveralLines_BecomeOne(string text, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(EventData.Checked(MessageSamples.Utf8(text)).Span));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{\"a\":")]
    [InlineData("{} {}")]
    [InlineData("{'a':1}")]
    [InlineData("{\"a\":\"\\ud80a\"}")] // half a surrogate pair, found by fuzzing: on several lines it was an exception nobody expects, on one it was let through
    [InlineData("{\n\"\\udc00\":1}")]
    public void Checked_NotOneObject_IsRefused(string text) => Assert.Throws<ArgumentException>(() => EventData.Checked(MessageSamples.Utf8(text)));

    [Fact]
    public void Checked_BrokenUtf8_IsRefused() => Assert.Throws<ArgumentException>(() => EventData.Checked("{\"a\":\"\xff\"}"u8.ToArray().Select((b, i) => i == 6 ? (byte)0xFF : b).ToArray()));

    [Fact]
    public void Checked_TooBig_IsRefused() => Assert.Throws<ArgumentException>(() => EventData.Checked(new byte[EventData.MaxBytes + 1]));

    [Fact]
    public void Checked_TooDeep_IsRefusedAndAllowedDepthIsReadBack()
    {
        Assert.Throws<ArgumentException>(() => EventData.Checked(Nested(61)));
        var message = MessageSamples.Sale with { Data = EventData.Checked(Nested(60)) };
        Assert.True(GatewayMessage.TryParse(message.ToSealedBytes(out _), out _, out _));
    }

    private static ReadOnlyMemory<byte> Nested(int levels) =>
        MessageSamples.Utf8(string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "{}" + new string('}', levels - 1));
}
