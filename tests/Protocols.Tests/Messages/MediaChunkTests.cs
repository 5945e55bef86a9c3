using System.Text;
using EdgeGateway.Protocols.Messages;

namespace EdgeGateway.Protocols.Tests.Messages;

public sealed class MediaChunkTests
{
    private static readonly MediaHead Head = new(Guid.CreateVersion7(), Guid.CreateVersion7(), 7, "overlay.jpg", new string('a', 64), 10, 2, 3, 4)
    {
        TakenAt = new DateTimeOffset(2026, 11, 26, 1, 2, 3, TimeSpan.Zero),
    };

    [Fact]
    public void Framed_AndReadAgain_IsTheSame()
    {
        byte[] body = [10, 0, (byte)'{', 255];

        Assert.True(MediaChunk.TryParseFramed(new MediaChunk(Head, body).Framed(), out var read));
        Assert.Equal(Head, read.Head);
        Assert.Equal(body, read.Body.ToArray());
    }

    public static TheoryData<string> Bad => new(
        Text(Head with { Name = "../overlay.jpg" }),
        Text(Head with { Name = "a/b.jpg" }),
        Text(Head with { Name = "overlay.jpg\n" }),
        Text(Head with { Sha256 = "aa" }),
        Text(Head with { Original = "zz" }),
        Text(Head with { Index = 0 }),
        Text(Head with { Index = 4 }),
        Text(Head with { Total = 1_000_000, Index = 1 }),
        Text(Head with { Bytes = 0, Offset = 0 }),
        Text(Head with { Bytes = long.MaxValue }),
        Text(Head with { Offset = -1 }),
        Text(Head with { Offset = 8 }),
        """{"name":"overlay.jpg"}""",
        "null",
        "[]",
        "");

    [Theory]
    [MemberData(nameof(Bad))]
    public void TryParse_WhatWouldLeadAstray_IsRefused(string head) => Assert.False(MediaChunk.TryParse(Encoding.UTF8.GetBytes(head), new byte[4], out _));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("no line feed")]
    public void TryParseFramed_NoHead_IsRefused(string message) => Assert.False(MediaChunk.TryParseFramed(Encoding.UTF8.GetBytes(message), out _));

    [Theory]
    [InlineData("eg/v1/gw-1/media/x/overlay.jpg", "gw-1")]
    [InlineData("eg/v1/gw-1/event/x", null)]
    [InlineData("eg/v1/gw-1/media", null)]
    [InlineData("other/gw-1/media/x", null)]
    public void GatewayOfMedia_Topic_IsTakenApart(string topic, string? gateway) => Assert.Equal(gateway, Topics.GatewayOfMedia(topic));

    private static string Text(MediaHead head) => Encoding.UTF8.GetString(new MediaChunk(head, default).HeadJson());
}
