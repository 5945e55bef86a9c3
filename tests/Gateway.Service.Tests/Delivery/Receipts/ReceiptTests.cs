using System.Text;
using System.Text.Json;
using CsCheck;
using EdgeGateway.Service.Delivery;
using EdgeGateway.Service.Delivery.Receipts;

namespace EdgeGateway.Service.Tests.Delivery.Receipts;

public sealed class ReceiptTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 42, 0, TimeSpan.Zero);

    [Fact]
    public void Of_LedgerWithGaps_NamesThem()
    {
        var receipt = Receipt.Of("gw-1", RangeSet.Parse("1-10,13,15-20"), "ok", Now);

        Assert.Equal(20, receipt.Watermark);
        Assert.Equal("11-12,14", receipt.MissingSet().ToString());
    }

    [Fact]
    public void Of_MoreGapsThanFit_LowersTheWatermarkSoThatNothingIsClaimed()
    {
        var have = new RangeSet(Enumerable.Range(1, 1000).Select(n => new SeqRange(n * 2, n * 2)));

        var receipt = Receipt.Of("gw-1", have, "ok", Now);

        Assert.Equal(Receipt.MaxRanges, receipt.Missing.Count);
        Assert.Equal(receipt.Missing[^1][1] + 1, receipt.Watermark);
    }

    [Fact]
    public void Of_EmptyLedger_ClaimsNothing() => Assert.Equal(0, Receipt.Of("gw-1", new RangeSet(), "ok", Now).Watermark);

    [Fact]
    public void Read_WhatOfWrote_IsTheSame() =>
        Gen.Select(Gen.Int[1, 500], Gen.Int[0, 9]).Array[0, 60].Sample(ranges =>
        {
            var have = new RangeSet(ranges.Select(range => new SeqRange(range.Item1, range.Item1 + range.Item2)));
            var sent = Receipt.Of("gw-1", have, "ok", Now);

            var (read, problem) = Receipt.Read(JsonSerializer.SerializeToUtf8Bytes(sent, DeliveryJson.Default.Receipt), "gw-1");

            Assert.Null(problem);
            Assert.Equal(sent.Watermark, read!.Watermark);
            Assert.Equal(sent.MissingSet().ToString(), read.MissingSet().ToString());
        });

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"gatewayId":"gw-2","watermark":5,"missing":[],"chain":"ok"}""")]
    [InlineData("""{"gatewayId":"gw-1","watermark":-5,"missing":[],"chain":"ok"}""")]
    [InlineData("""{"gatewayId":"gw-1","watermark":5,"missing":[[3]],"chain":"ok"}""")]
    [InlineData("""{"gatewayId":"gw-1","watermark":5,"missing":[null],"chain":"ok"}""")]
    [InlineData("""{"gatewayId":"gw-1","watermark":5,"missing":[[4,3]],"chain":"ok"}""")]
    [InlineData("""{"gatewayId":"gw-1","watermark":5,"missing":[[3,4],[2,2]],"chain":"ok"}""")]
    [InlineData("""{"gatewayId":"gw-1","watermark":5,"missing":[[3,9]],"chain":"ok"}""")]
    [InlineData("""{"gatewayId":"gw-1","watermark":5,"missing":[[0,1]],"chain":"ok"}""")]
    [InlineData("""{"gatewayId":"gw-1","watermark":9223372036854775807,"missing":[],"chain":"ok"}""")]
    [InlineData("""{"gatewayId":"gw-1","watermark":99999999999999999999,"missing":[],"chain":"ok"}""")]
    public void Read_NotAReceiptForUs_IsRefusedWithAWord(string json)
    {
        var (receipt, problem) = Receipt.Read(Encoding.UTF8.GetBytes(json), "gw-1");

        Assert.Null(receipt);
        Assert.NotEmpty(problem!);
    }

    [Fact]
    public void Read_RandomBytes_NeverThrows() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Assert.Null(Receipt.Read(bytes, "gw-1").Receipt));

    [Fact]
    public void Read_Huge_IsRefusedWithoutReading() => Assert.Null(Receipt.Read(new byte[100_000], "gw-1").Receipt);
}
