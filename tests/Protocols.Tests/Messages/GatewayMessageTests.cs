using System.Text;
using CsCheck;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Protocols.Tests.Messages;

public sealed class GatewayMessageTests
{
    [Fact]
    public void ToSealedBytes_Sale_HasTheAgreedOrderAndSpelling()
    {
        var text = Encoding.UTF8.GetString(MessageSamples.Sale.ToSealedBytes(out var hash));
        var expected = """
            {"specversion":"1.0","id":"019ad0f1-0000-7000-8000-000000000001","source":"urn:edgegateway:shop-0001/till",
            "type":"store.sale.recorded.v1","subject":"S-1","time":"2026-11-23T10:42:07.123Z","datacontenttype":"application/json",
            "seq":"42","bootid":"11111111-2222-4333-8444-555555555555","uptimems":"2592000123","clock":"synced",
            "prevhash":"0000000000000000000000000000000000000000000000000000000000000000",
            "data":{"sale":"S-1","名":"敌敌畏"},"hash":"HASH"}
            """.ReplaceLineEndings("").Replace("HASH", hash, StringComparison.Ordinal);
        Assert.Equal(expected, text);
    }

    [Fact]
    public void RoundTrip_AnyMessage_GivesTheSameValues() => MessageSamples.Any.Sample(message =>
    {
        var bytes = message.ToSealedBytes(out var hash);
        return GatewayMessage.TryParse(bytes, out var read, out _)
            && read.Hash == hash
            && read.Data.Span.SequenceEqual(message.Data.Span)
            && read with { Data = default, Hash = "" } == message with { Data = default };
    });

    [Fact]
    public void TryParse_UnknownMembersAndOtherOrder_AreTakenCalmly()
    {
        var text = $$"""
            {"traceparent":"00-1","data":{"a":[1,{"b":2}]},"hash":"{{HashChain.Start}}","prevhash":"{{HashChain.Start}}","clock":"unset","uptimems":7,"seq":3,
             "more":{"deep":[{}]},"bootid":"11111111-2222-4333-8444-555555555555","time":"2026-11-23T18:42:07.123+08:00","type":"t","source":"urn:edgegateway:g/a/b",
             "id":"019ad0f1-0000-7000-8000-000000000001","specversion":"1.0"}
            """;
        Assert.True(GatewayMessage.TryParse(MessageSamples.Utf8(text), out var message, out _));
        Assert.Equal((3L, 7L, "g", "a/b"), (message.Seq, message.UptimeMs, message.GatewayId, message.Thing));
        Assert.Equal(MessageSamples.Sale.Time, message.Time);
        Assert.Equal("""{"a":[1,{"b":2}]}""", Encoding.UTF8.GetString(message.Data.Span));
    }

    [Theory]
    [InlineData("\"seq\":\"42\",", "", "seq is missing")]
    [InlineData("\"data\":{", "\"other\":{", "data is missing")]
    [InlineData("\"seq\":\"42\"", "\"seq\":\"0\"", "seq is not understood")]
    [InlineData("\"seq\":\"42\"", "\"seq\":\"4x\"", "seq is not understood")]
    [InlineData("\"seq\":\"42\"", "\"seq\":4.5", "seq is not understood")]
    [InlineData("\"uptimems\":\"2592000123\"", "\"uptimems\":\"-1\"", "uptimems is not understood")]
    [InlineData("\"specversion\":\"1.0\"", "\"specversion\":\"0.3\"", "specversion is not understood")]
    [InlineData("urn:edgegateway:shop-0001/till", "urn:other:shop-0001/till", "source is not understood")]
    [InlineData("urn:edgegateway:shop-0001/till", "urn:edgegateway:/till", "source is not understood")]
    [InlineData("\"synced\"", "\"perhaps\"", "clock is not understood")]
    [InlineData("\"synced\"", "7", "clock is not understood")]
    [InlineData("\"prevhash\":\"0", "\"prevhash\":\"A", "prevhash is not understood")]
    [InlineData("\"subject\":\"S-1\"", "\"clock\":\"synced\"", "clock comes twice")]
    [InlineData("\"time\":\"2026-11-23T10", "\"time\":\"2026-31-23T10", "time is not understood")]
    public void TryParse_OneMemberWrong_NamesIt(string part, string replacement, string expected)
    {
        var text = Encoding.UTF8.GetString(MessageSamples.Sale.ToSealedBytes(out _)).Replace(part, replacement, StringComparison.Ordinal);
        Assert.False(GatewayMessage.TryParse(MessageSamples.Utf8(text), out _, out var error));
        Assert.Equal(expected, error);
    }

    [Theory]
    [InlineData("", "not JSON at byte 0")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{", "not JSON at byte 1")]
    [InlineData("{\"a\":1}x", "not JSON at byte 7")]
    [InlineData("{\"type\":\"\\ud800\"}", "a string that is not Unicode")]
    public void TryParse_NotAnObject_SaysSo(string text, string expected)
    {
        Assert.False(GatewayMessage.TryParse(MessageSamples.Utf8(text), out _, out var error));
        Assert.Equal(expected, error);
    }

    [Fact]
    public void TryParse_BrokenUtf8_SaysSo()
    {
        var bytes = MessageSamples.Sale.ToSealedBytes(out _);
        bytes[^90] = 0xFF;
        Assert.False(GatewayMessage.TryParse(bytes, out _, out var error));
        Assert.Equal("not UTF-8", error);
    }

    [Fact]
    public void TryParse_AnyBytes_NeverThrows() => Gen.Byte.Array.Sample(bytes => !GatewayMessage.TryParse(bytes, out _, out var error) && error.Length > 0);

    [Fact]
    public void TryParse_CutAnywhere_IsRefused()
    {
        var bytes = MessageSamples.Sale.ToSealedBytes(out _);
        Assert.All(Enumerable.Range(0, bytes.Length), length => Assert.False(GatewayMessage.TryParse(bytes.AsMemory(0, length), out _, out _)));
    }
}
