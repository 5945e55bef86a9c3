using EdgeGateway.Protocols.EscPos;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Receipts;
using EdgeGateway.Service.Checkout.Till;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class ReceiptComposerTests : IAsyncDisposable
{
    private readonly LedgerBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Compose_58mm_LooksLikeThis()
    {
        var sale = await _bench.RecordAsync();
        string[] expected =
        [
            "           示范农资店",
            "          农资销售凭证",
            "许可证 农药经许（示范）000",
            "时间 2026-11-24 02:30:00",
            "经手人 店员一",
            "--------------------------------",
            "样例牌毒死蜱乳油（限制使用）",
            "40% 200毫升/瓶",
            "登记证号 PD00260003",
            "生产企业 样例农化二厂",
            "1瓶 x 32.00                32.00",
            "样例牌吡虫啉可湿性粉剂",
            "10% 100克/袋",
            "登记证号 PD00260001",
            "生产企业 样例农化一厂",
            "2袋 x 12.50                25.00",
            "--------------------------------",
            "合计                     ￥57.00",
            "购买人 测** 000*************18",
            "用途 水稻",
            "--------------------------------",
            $"验证码               {sale.Code}",
            $"[EG1:{sale.Id}:{sale.Code}]",
        ];
        var lines = ReceiptText.Lines(ReceiptComposer.Compose(sale, 0), PrinterProfile.Paper58);
        Assert.Equal(expected, lines.Take(expected.Length));
        Assert.Contains("只用于法定用途", string.Concat(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_80mm_UsesTheWholeWidth()
    {
        var lines = ReceiptText.Lines(ReceiptComposer.Compose(await _bench.RecordAsync(), 0), PrinterProfile.Paper80);
        Assert.Contains("1瓶 x 32.00                                32.00", lines);
        Assert.Contains(new string('-', 48), lines);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(48)]
    public async Task Compose_AnyWidth_NeverRunsOverThePaper(int columns)
    {
        var product = Shelf.Product("P003") with { Name = string.Concat(Enumerable.Repeat("很长的名字", 12)), Producer = new string('X', 70), PriceFen = 99_999_999 };
        var sale = await _bench.RecordAsync(SaleDraft.Empty.Add(product).Adjust(0, 9998) with { Buyer = Cards.Buyer(), Purpose = new string('水', 40) });
        var lines = ReceiptText.Lines(ReceiptComposer.Compose(sale, 3), PrinterProfile.Paper58 with { Columns = columns });
        Assert.All(lines.Where(line => !line.StartsWith("[EG1", StringComparison.Ordinal)), line => Assert.InRange(ColumnText.WidthOf(line), 0, columns));
        Assert.Contains(lines, line => line.Contains("9998999900.01", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compose_Reprint_SaysSoAndElseIsTheSame()
    {
        var sale = await _bench.RecordAsync();
        var first = ReceiptText.Lines(ReceiptComposer.Compose(sale, 0), PrinterProfile.Paper58);
        var again = ReceiptText.Lines(ReceiptComposer.Compose(sale, 2), PrinterProfile.Paper58);
        Assert.DoesNotContain(first, line => line.Contains("补打", StringComparison.Ordinal));
        Assert.Equal("【补打 第2次】", Assert.Single(again.Except(first)).Trim());
    }

    [Fact]
    public async Task Compose_SaleWithoutBuyer_HasNoPersonalNotice()
    {
        var lines = ReceiptText.Lines(ReceiptComposer.Compose(await _bench.RecordAsync(SaleDraft.Empty.Add(Shelf.Product("Q001"))), 0), PrinterProfile.Paper58);
        Assert.DoesNotContain(lines, line => line.Contains("购买人", StringComparison.Ordinal) || line.Contains("身份", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compose_AnySale_HasNoClearIdentity() =>
        Assert.All(ReceiptText.Lines(ReceiptComposer.Compose(await _bench.RecordAsync(), 0), PrinterProfile.Paper58), Leaks.AssertNone);
}
