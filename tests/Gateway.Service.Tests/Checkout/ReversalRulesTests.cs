using EdgeGateway.Service.Checkout.Goods;
using EdgeGateway.Service.Checkout.Ledger;
using EdgeGateway.Service.Checkout.Reversals;

namespace EdgeGateway.Service.Tests.Checkout;

public sealed class ReversalRulesTests
{
    private static readonly DateOnly SoldOn = new(2026, 11, 24);

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, 1, "sale.too-old")]
    [InlineData(3, 3, null)]
    [InlineData(3, 4, "sale.too-old")]
    public void Cancel_WithinItsDays_TakesEverythingBack(int days, int later, string? trouble)
    {
        var plan = new ReversalRules(days).Cancel(Sale(), "录入错误", SoldOn.AddDays(later));
        Assert.Equal(trouble, plan.Trouble?.Code);
        Assert.Equal(trouble is null ? 6900 : 0, plan.AmountFen);
    }

    [Fact]
    public void Cancel_AfterAReturnOrTwice_IsRefused()
    {
        Assert.Equal("sale.has-returns", new ReversalRules(0).Cancel(Sale(Back(ReversalKind.Returned, 1, 1)), "x", SoldOn).Trouble?.Code);
        Assert.Equal("sale.cancelled", new ReversalRules(0).Cancel(Sale(Back(ReversalKind.Cancelled, 1, 3)), "x", SoldOn).Trouble?.Code);
    }

    [Theory]
    [InlineData(1, 3, null, 3750)]
    [InlineData(2, 1, null, 3150)]
    [InlineData(1, 4, "return.too-many", 0)]
    [InlineData(1, 0, "return.too-many", 0)]
    [InlineData(3, 1, "return.lines", 0)]
    [InlineData(0, 1, "return.lines", 0)]
    public void Return_OneLine_IsCheckedAndPriced(int line, int quantity, string? trouble, long fen)
    {
        var plan = ReversalRules.Return(Sale(), [new ReturnLine(line, quantity)], "质量问题");
        Assert.Equal((trouble, fen), (plan.Trouble?.Code, plan.AmountFen));
    }

    [Fact]
    public void Return_InSteps_EndsWithWhatWasSold()
    {
        var sale = Sale(Back(ReversalKind.Returned, 1, 2));
        Assert.Null(ReversalRules.Return(sale, [new ReturnLine(1, 1)], "x").Trouble);
        Assert.Equal("return.too-many", ReversalRules.Return(sale, [new ReturnLine(1, 2)], "x").Trouble?.Code);
        Assert.Equal("return.lines", ReversalRules.Return(sale, [new ReturnLine(1, 1), new ReturnLine(1, 1)], "x").Trouble?.Code);
        Assert.Equal("return.lines", ReversalRules.Return(sale, [], "x").Trouble?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Reverse_WithoutAReason_IsRefused(string reason)
    {
        Assert.Equal("reversal.reason", new ReversalRules(0).Cancel(Sale(), reason, SoldOn).Trouble?.Code);
        Assert.Equal("reversal.reason", ReversalRules.Return(Sale(), [new ReturnLine(1, 1)], new string('字', 61)).Trouble?.Code);
    }

    private static CommittedReversal Back(ReversalKind kind, int line, int quantity) => new()
    {
        Id = Guid.NewGuid(),
        Kind = kind,
        SaleId = Guid.Empty,
        Seq = 2,
        EventHash = "",
        Code = "",
        LocalTime = default,
        Operator = "",
        Reason = "x",
        AmountFen = 0,
        Lines = [new ReversalLine(line, quantity, 0)],
    };

    private static CommittedSale Sale(params CommittedReversal[] reversals) => new()
    {
        Id = Guid.Empty,
        Seq = 1,
        EventHash = "",
        Code = "",
        Time = default,
        LocalTime = new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(8)),
        StoreName = "",
        LicenceNumber = "",
        Operator = "",
        Method = SaleFacts.Nobody,
        TotalFen = 6900,
        Catalogue = "",
        Lines = [Line(3, 1250), Line(1, 3150)],
        Reversals = reversals,
    };

    private static CommittedLine Line(int quantity, int fen) => new()
    {
        ProductCode = "A",
        Name = "甲",
        Kind = ProductKind.Other,
        Producer = "",
        Specification = "",
        Unit = "件",
        Restricted = false,
        Quantity = quantity,
        PriceFen = fen,
        AmountFen = quantity * fen,
    };
}
